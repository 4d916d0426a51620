"""Blocks in, sentences out; every sentence knows its place in the document's text."""
