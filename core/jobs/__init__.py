"""Jobs: from posting to the recruiters who work on them."""
