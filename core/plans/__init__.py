"""Plans: what an agency may use, and until when."""
