"""What people are told: one file per noun with its kinds, and how any of them becomes a card."""
