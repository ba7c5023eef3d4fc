"""The database as a thing: where it runs, how it is reached, and what it refuses."""
