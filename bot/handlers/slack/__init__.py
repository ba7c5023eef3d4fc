"""Slack at the edge: receive, show, read, errors."""
