"""Resumes of people who do not exist, to be submitted in the playground."""
