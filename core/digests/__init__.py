"""Digests: what each person should know once a day, made of sections, one file per noun."""
