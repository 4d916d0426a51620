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
# # 4. Networks of cooperation
# `graph()` gives a networkx graph: counties and organisations as nodes, an edge where an organisation is a county's
# partner. Everything that networkx can do is at hand.

# %%
import os

import matplotlib.pyplot as plt
import networkx as nx
import pandas as pd

import samsyn

strategies = samsyn.open(os.environ.get("SAMSYN_GRAPH", "demo-graph"))
network = strategies.graph()
counties = sorted(node for node, data in network.nodes(data=True) if data["kind"] == "county")
partners = sorted(node for node, data in network.nodes(data=True) if data["kind"] == "partner")
label = nx.get_node_attributes(network, "label")

# %% [markdown]
# ## Who joins counties?
# Betweenness centrality (Freeman 1977): on how many of the shortest paths between others an organisation lies.

# %%
betweenness = nx.betweenness_centrality(network)
bridges = pd.DataFrame(
    {
        "partner": [label[node] for node in partners],
        "kind": [network.nodes[node]["organisation_kind"] for node in partners],
        "counties": [network.degree(node) for node in partners],
        "betweenness": [round(betweenness[node], 3) for node in partners],
    }
).sort_values(["betweenness", "partner"], ascending=[False, True])
bridges.head(10)

# %% [markdown]
# ## How alike are the counties' partners?
# The Jaccard index: partners in common, of all that either has. Groups such as "the county's municipalities" are
# organisations of their own county, so that the index says how much national actors are shared.


# %%
def jaccard(one, other):
    """The share of partners that two counties have in common."""
    mine, theirs = set(network[one]), set(network[other])
    return len(mine & theirs) / len(mine | theirs)


names = [label[node] for node in counties]
alike = pd.DataFrame([[jaccard(a, b) for b in counties] for a in counties], index=names, columns=names)
alike.round(2)

# %% [markdown]
# ## The picture

# %%
KINDS = {
    "Agency": ("agency", "#08519c"),
    "CountyBoard": ("county board", "#6a51a3"),
    "Region": ("region", "#a63603"),
    "MunicipalityOrganisation": ("municipality", "#238b45"),
    "CivilSociety": ("civil society", "#d94801"),
    "University": ("university", "#000000"),
}
OTHER = ("other", "#969696")
kind_of = {node: KINDS.get(network.nodes[node]["organisation_kind"], OTHER) for node in partners}

fig, ax = plt.subplots(figsize=(9, 7), layout="constrained")
place = nx.spring_layout(network, k=0.55, iterations=300, seed=4)
nx.draw_networkx_edges(network, place, ax=ax, edge_color="#bdbdbd", width=0.8)
nx.draw_networkx_nodes(network, place, counties, node_size=500, node_color="#fdd49e", edgecolors="#7f0000", ax=ax)
colours = [colour for _, colour in kind_of.values()]
sizes = [40 + 60 * (network.degree(node) - 1) for node in partners]
nx.draw_networkx_nodes(network, place, partners, node_size=sizes, node_color=colours, ax=ax)
for node in counties:
    ax.annotate(label[node], place[node], ha="center", va="center", fontsize=10, fontweight="bold")
# those in one county are in the table; those that counties share stand close, so their names stand aside
shared = sorted((node for node in partners if network.degree(node) > 1), key=lambda node: place[node][1])
for at, node in enumerate(shared):
    aside = (55, 16 * (at - (len(shared) - 1) / 2))
    line = {"arrowstyle": "-", "color": "#777777", "linewidth": 0.6}
    ax.annotate(label[node], place[node], aside, textcoords="offset points", va="center", fontsize=9, arrowprops=line)
for name, colour in dict.fromkeys(kind_of.values()):
    ax.scatter([], [], color=colour, s=40, label=name)
ax.legend(frameon=False, loc="lower left", fontsize="small")
ax.set_axis_off()

# %% [markdown]
# ## Which organisations are partners in several counties?

# %%
strategies.ask("partners-shared")[["partner", "kind", "counties", "has", "lacks"]]

# %% [markdown]
# To go on in Gephi or the like: `nx.write_graphml(network, "partners.graphml")`.
