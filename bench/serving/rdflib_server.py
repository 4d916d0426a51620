"""rdflib-endpoint over a file of N-Triples, which the variable TRIPLES names; uvicorn runs it."""

from __future__ import annotations

import os

import pyoxigraph
from oxrdflib import OxigraphStore
from rdflib import Graph
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib_endpoint import SparqlEndpoint

__all__ = ["app"]

_store = pyoxigraph.Store()
_store.bulk_load(path=os.environ["TRIPLES"], format=pyoxigraph.RdfFormat.N_TRIPLES)
# under any other name its graph would be empty
_graph = Graph(store=OxigraphStore(store=_store), identifier=DATASET_DEFAULT_GRAPH_ID)
app = SparqlEndpoint(graph=_graph, path="/sparql")
