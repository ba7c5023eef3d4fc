"""The words every other part of the core is written in."""
