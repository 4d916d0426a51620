"""The facts of a document in, triples out: one table from fields to terms, and the shared nodes that they point to."""

from graph.mapping.document import MappedDocument, map_document

__all__ = ["MappedDocument", "map_document"]
