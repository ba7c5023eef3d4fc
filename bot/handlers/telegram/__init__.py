"""Telegram at the edge: receive, show, read, errors."""
