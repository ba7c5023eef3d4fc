"""What people read, by language: one catalogue a folder, and the commands that renew them."""
