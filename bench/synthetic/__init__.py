"""A corpus of made-up documents about real places, as large as is wanted: the facts of each, as if it had been read."""
