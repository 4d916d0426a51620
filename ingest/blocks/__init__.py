"""Lines in reading order in, blocks and an outline of sections out."""
