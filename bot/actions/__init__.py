"""Commands and buttons answered in one step: one file each, its `ACTION` found by the registry."""
