"""Agencies: how one begins, who works for it, and what its plan allows."""
