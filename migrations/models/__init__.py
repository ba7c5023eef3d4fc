"""The migrations of the one app, run by aerich in the order of their numbers."""
