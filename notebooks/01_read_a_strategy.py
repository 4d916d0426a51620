# ---
# jupyter:
#   jupytext:
#     formats: ipynb,py:percent
#     text_representation:
#       extension: .py
#       format_name: percent
#       format_version: '1.3'
#       jupytext_version: 1.19.6
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # 1. Read a strategy
# A graph of strategies is a folder on disk (`samsyn build`) or a SPARQL endpoint (`samsyn serve`). `samsyn.open` takes
# either; `ask` puts a question of the catalogue and gives a pandas DataFrame in which every row has its document, page
# and sentence.
# Set `SAMSYN_GRAPH` to the folder or address; without it the demo's graph is read (`samsyn demo`).

# %%
import os

import pandas as pd

import samsyn

pd.set_option("display.max_colwidth", 90)
strategies = samsyn.open(os.environ.get("SAMSYN_GRAPH", "demo-graph"))
strategies.ask("strategies")[["county", "kind", "strategy", "from", "until"]]

# %% [markdown]
# ## How much does each strategy hold?

# %%
held = strategies.ask("facts-by-kind")
table = held.pivot_table(index="kind", columns="county", values="number", aggfunc="sum", fill_value=0)
table.sort_values(table.columns[0], ascending=False)

# %% [markdown]
# ## What does one county want to reach?
# A question may be narrowed to a county, a theme, a term or an actor. The last columns lead to the sentence.

# %%
county = held["county"].iloc[-1]
goals = strategies.ask("goals-by-county", county=county)
goals[["area", "level", "goal", "page"]]

# %% [markdown]
# ## How sure is the reading?
# A document states counts about itself ("nine goals"). Held against what was found, they tell how complete the reading
# is, and where a document contradicts itself.

# %%
counts = strategies.ask("stated-counts")
pd.crosstab(counts["county"], counts["outcome"])

# %% [markdown]
# The sentences of counts that do not agree with what was found:

# %%
counts[counts["outcome"].isin(["motsägs", "skiljer sig"])][["county", "sentence", "stated", "found", "page", "quote"]]

# %% [markdown]
# ## Who is to do it, and how strongly is it put?
# Swedish policy language binds in steps: *ska* (shall) and the plain present bind, *bör* (should) advises, *kan* (may)
# allows. The share of each in a strategy tells how much it promises.

# %%
import matplotlib.pyplot as plt

duties = strategies.ask("duties-by-actor").drop_duplicates(subset=["county", "duty"])
strength = ["ska", "ansvarar", "gör", "erbjuder", "bör", "kan"]
shares = pd.crosstab(duties["county"], duties["modality"], normalize="index").reindex(columns=strength, fill_value=0)
numbers = duties["county"].value_counts()

colours = ["#08306b", "#08519c", "#2171b5", "#6baed6", "#fdae6b", "#fdd0a2"]
fig, ax = plt.subplots(figsize=(7, 0.6 * len(shares) + 1.2), layout="constrained")
left = pd.Series(0.0, index=shares.index)
for modality, colour in zip(strength, colours, strict=True):
    ax.barh(shares.index, shares[modality], left=left, color=colour, label=modality)
    left += shares[modality]
ax.set_yticks(range(len(shares)), [f"{name} (n = {numbers[name]})" for name in shares.index])
ax.set_xlim(0, 1)
ax.xaxis.set_major_formatter(lambda share, _: f"{share:.0%}")
ax.set_xlabel("Share of the duties in the strategy")
ax.legend(ncols=6, loc="lower center", bbox_to_anchor=(0.5, 1.0), frameon=False, fontsize="small", columnspacing=1)
ax.spines[["top", "right"]].set_visible(False)
