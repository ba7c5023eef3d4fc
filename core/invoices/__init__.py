"""The bill for a hire: drafted at joining, approved, sent, accepted or disputed, paid, verified."""
