"""Tickets: raised by anybody, taken by an admin, talked over until they are solved."""
