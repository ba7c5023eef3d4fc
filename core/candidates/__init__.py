"""Candidates: who a person is within an agency."""
