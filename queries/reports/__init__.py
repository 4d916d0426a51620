"""Answers of the catalogue in, reports for those who write strategies out: as pages, Word files and workbooks."""
