"""The page itself: HTML, style sheets and modules, served as they are."""
