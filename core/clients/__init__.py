"""Clients: their connection to an agency and the terms they agreed to."""
