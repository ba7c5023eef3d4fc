"""The sides of each comparison; every one runs in a process of its own."""
