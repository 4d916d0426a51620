"""Words with boxes in, lines and columns in reading order out."""
