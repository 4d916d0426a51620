"""The counts that a document states about itself in, what was found beside each out."""

from graph.audit.counts import Audited, audit, audit_triples

__all__ = ["Audited", "audit", "audit_triples"]
