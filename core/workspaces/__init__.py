"""The Slack workspaces that installed the app: their tokens, kept sealed, and their end."""
