"""Chat in front of the core: forms, actions, handlers and the command line."""
