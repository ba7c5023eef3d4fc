"""Multi-step conversations: one file each, its `FORM` found by the registry."""
