"""How a person wants to hear of things: modes, quiet hours, zone, the hour of the digest."""
