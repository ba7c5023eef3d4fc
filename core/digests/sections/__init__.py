"""The sections of digests, one file per noun.

A new one is a file like `connections.py`: SECTIONS with a statement for one reader, what to say of a row,
and the button that leads to all; NUMBERS for sums and the bars of the picture.
"""
