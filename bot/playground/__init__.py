"""Slack, Telegram, LinkedIn and a mailbox on loopback, for the demo and the tests."""
