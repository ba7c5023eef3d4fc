"""Everything that leaves the house: written with its cause, sent by workers, kept in step."""
