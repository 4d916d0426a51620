# ---
# jupyter:
#   jupytext:
#     formats: ipynb,py:percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # 5. Ask an endpoint
# A graph can be served (`samsyn serve`) or published to any SPARQL 1.1 store (`samsyn publish`), and asked from
# anywhere: by SPARQLWrapper, by pandas, or by the same `samsyn.open` as a graph on disk.
# Set `SAMSYN_ENDPOINT` to an address; without it this notebook serves the graph itself, on this computer only.

# %%
import os
import socket
import subprocess
import sys
import time

address = os.environ.get("SAMSYN_ENDPOINT")
server = None
if address is None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    graph = os.environ.get("SAMSYN_GRAPH", "demo-graph")
    command = [sys.executable, "-m", "samsyn", "serve", "--graph", graph, "--port", str(port)]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}/sparql"
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            break
        except OSError:
            time.sleep(0.1)

# %% [markdown]
# ## A query of one's own, by SPARQLWrapper
# The terms are those of `ontology/samsyn.ttl`. This query asks for the sub-goals of each county, with their pages.

# %%
import pandas as pd
from SPARQLWrapper import JSON, SPARQLWrapper

QUERY = """
PREFIX sam: <https://w3id.org/samsyn#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

SELECT ?county ?goal ?page WHERE {
  ?document a sam:StrategyDocument ; sam:county/rdfs:label ?county .
  FILTER(LANG(?county) = "sv")
  ?fact dcterms:isPartOf ?document ; a sam:SubGoal ; dcterms:description ?goal ; sam:evidence/sam:page ?page .
}
ORDER BY ?county ?page ?goal
"""


def ask(query):
    """The answer to a SELECT query as a DataFrame."""
    client = SPARQLWrapper(address, agent="notebook")
    client.setReturnFormat(JSON)
    client.setQuery(query)
    rows = client.query().convert()["results"]["bindings"]
    return pd.DataFrame([{name: cell["value"] for name, cell in row.items()} for row in rows])


ask(QUERY)

# %% [markdown]
# ## How much is there of each kind of fact?

# %%
ask(
    """
PREFIX sam: <https://w3id.org/samsyn#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

SELECT ?kind (COUNT(DISTINCT ?fact) AS ?number) WHERE {
  ?fact dcterms:isPartOf ?document ; a ?class .
  ?class rdfs:label ?kind . FILTER(LANG(?kind) = "en")
}
GROUP BY ?kind
ORDER BY DESC(?number) ?kind
"""
)

# %% [markdown]
# ## The catalogue's questions, asked there
# `samsyn.open` takes an address as well as a folder, and the answers are the same.

# %%
import samsyn

there = samsyn.open(address)
there.ask("terms-differ", term="nyanländ")[["county", "duration", "start", "document", "page"]]

# %%
if server is not None:
    server.terminate()
    server.wait()
