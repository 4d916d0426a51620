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
# # Compare counties
# A graph of strategies is a folder on disk (`samsyn build`) or a SPARQL endpoint (`samsyn serve`). `samsyn.open` takes
# either; `ask` puts a question of the catalogue and gives a pandas DataFrame in which every row has its document, page
# and sentence.
# Set `SAMSYN_GRAPH` to the folder or address; without it the demo's graph is read (`samsyn demo`).

# %%
import os

import samsyn

strategies = samsyn.open(os.environ.get("SAMSYN_GRAPH", "demo-graph"))

# %% [markdown]
# ## Which themes do the counties share?

# %%
shared = strategies.ask("themes-shared")
shared.pivot_table(index="theme", columns="county", values="coverage", aggfunc="first").fillna("")

# %% [markdown]
# ## Which goals does nobody answer for?
# The column `reason` tells what the document says itself from what it is silent about.

# %%
unassigned = strategies.ask("goals-unassigned")
unassigned[["county", "area", "goal", "reason", "meanwhile", "page", "quote"]]

# %% [markdown]
# ## How is a term limited from county to county?

# %%
terms = strategies.ask("terms-differ")
terms["limit"] = (terms["duration"] + terms["age"]).map("; ".join)
terms.pivot_table(index="term", columns="county", values="limit", aggfunc="; ".join, fill_value="-")

# %% [markdown]
# ## The network of counties and partners
# `graph()` gives a networkx graph: counties and organisations as nodes, an edge where an organisation is a county's
# partner.

# %%
import networkx as nx

network = strategies.graph()
partners = [node for node, data in network.nodes(data=True) if data["kind"] == "partner"]
bridges = sorted(((network.degree(node), network.nodes[node]["label"]) for node in partners), reverse=True)
print(nx.number_connected_components(network), "connected parts;", "shared by most:", bridges[:5])
