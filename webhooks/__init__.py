"""The HTTP side: what the platforms and browsers call."""
