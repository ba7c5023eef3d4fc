"""The words of the wire: what Slack and Telegram send and show."""
