"""Applications: a person's way through one job."""
