"""What waits is brought up again, in the hours of whoever is to do it, and at last to his manager."""
