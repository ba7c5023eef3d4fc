"""Appointments between a candidate and an interviewer, and the marks given there."""
