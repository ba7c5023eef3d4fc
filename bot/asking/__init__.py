"""What conversations about jobs and profiles share: choices, pages, and what is learnt from answers."""
