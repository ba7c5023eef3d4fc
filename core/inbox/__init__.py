"""What a person was told: unread, put off, and why it came."""
