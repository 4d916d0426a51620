"""Web pages, Word files and plain text in, the same blocks as from a PDF out; a file without pages is one page."""
