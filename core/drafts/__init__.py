"""Conversations begun and not ended: kept in mind, put off, handed over, put aside and at last removed."""
