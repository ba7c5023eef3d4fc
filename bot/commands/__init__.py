"""The commands of `hiresync` that do more than a line, one file each."""
