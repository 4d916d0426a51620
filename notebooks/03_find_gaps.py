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
# # 3. Find gaps
# What a strategy leaves open, and what others have that it lacks. A gap may be meant: covered, left out in so many
# words and silent are three different answers, and so are undecided and unsaid.

# %%
import os

import pandas as pd

import samsyn

pd.set_option("display.max_colwidth", 90)
strategies = samsyn.open(os.environ.get("SAMSYN_GRAPH", "demo-graph"))

# %% [markdown]
# ## Goals that nobody answers for
# `reason` tells what the document says itself from what it is silent about; `meanwhile` who drives the goal until then.

# %%
strategies.ask("goals-unassigned")[["county", "area", "goal", "reason", "meanwhile", "page", "quote"]]

# %% [markdown]
# Some goals are handed to a plan or body that is to decide; that is no gap, but worth following.

# %%
strategies.ask("goals-deferred")[["county", "area", "goal", "handed", "page_2"]]

# %% [markdown]
# ## Gaps by county and kind

# %%
KINDS = {
    "goals-unassigned": "goals nobody answers for",
    "areas-without-goals": "areas without goals",
    "goals-without-measure": "goals without a measure",
    "actions-without-actor": "actions without an actor",
    "actions-without-deadline": "actions without a time",
    "follow-up-unassigned": "follow-up nobody does",
    "statutes-repealed": "repealed statutes cited",
    "plans-expired": "expired plans cited",
}


def gaps(name):
    """The number of gaps of a kind by county; of statutes and plans only those no longer in force."""
    found = strategies.ask(name)
    if "state" in found:
        found = found[found["state"].isin(["upphävd", "utgången"])]
    return found["county"].value_counts()


counties = sorted(strategies.ask("strategies")["county"].unique())
by_kind = pd.DataFrame({label: gaps(name) for name, label in KINDS.items()}).reindex(counties).fillna(0).astype(int).T
by_kind

# %%
import matplotlib.pyplot as plt

fig, ax = plt.subplots(figsize=(1.2 * len(counties) + 3, 0.4 * len(by_kind) + 1), layout="constrained")
ax.imshow(by_kind, cmap="Blues", aspect="auto", vmin=0)
ax.set_xticks(range(len(counties)), counties)
ax.set_yticks(range(len(by_kind)), by_kind.index)
for row, kind in enumerate(by_kind.index):
    for column, county in enumerate(counties):
        number = by_kind.loc[kind, county]
        dark = number > by_kind.to_numpy().max() / 2
        ax.text(column, row, number or "–", ha="center", va="center", color="white" if dark else "#444")
ax.tick_params(length=0)
ax.spines[:].set_visible(False)

# %% [markdown]
# ## Themes: prioritised, touched, left out, silent

# %%
themes = strategies.ask("themes-by-county")
coverage = themes.pivot_table(
    index="theme", columns="county", values="coverage", aggfunc="first", fill_value="bara nämnt"
)
coverage

# %% [markdown]
# ## What others have and a county lacks

# %%
strategies.ask("themes-lacking")[["county", "theme", "coverage", "prioritised", "touched"]]

# %%
strategies.ask("terms-defined-elsewhere")[["county", "term", "counties", "other", "definition"]].head(10)
