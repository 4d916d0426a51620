"""rdflib-endpoint over a file of N-Quads, which the variable QUADS names; uvicorn runs it."""

from __future__ import annotations

import os

import pyoxigraph
from oxrdflib import OxigraphStore
from rdflib import Dataset
from rdflib_endpoint import SparqlEndpoint

__all__ = ["app"]

_store = pyoxigraph.Store()
_store.bulk_load(path=os.environ["QUADS"], format=pyoxigraph.RdfFormat.N_QUADS)
_graph = Dataset(store=OxigraphStore(store=_store), default_union=True)
app = SparqlEndpoint(graph=_graph, path="/sparql")
