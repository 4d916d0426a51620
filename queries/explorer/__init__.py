"""The explorer: a graph in, pages that people read and follow to the sentence out; Swedish, and English under /en."""
