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
# # 2. Compare definitions
# A figure about the newly arrived means one thing where they are so for 24 months and another where it is 36. Before
# figures of counties are compared, the definitions have to be.

# %%
import os

import pandas as pd

import samsyn

pd.set_option("display.max_colwidth", 90)
strategies = samsyn.open(os.environ.get("SAMSYN_GRAPH", "demo-graph"))

# %% [markdown]
# ## Which terms are defined where?

# %%
defined = strategies.ask("terms-by-county")
pd.crosstab(defined["term"], defined["county"]).replace({0: "", 1: "defined"})

# %% [markdown]
# ## By what is each definition limited?
# Each criterion of a definition stands in a row of its own, with numbers as numbers.

# %%
criteria = strategies.ask("criteria-by-county")
criteria[["term", "county", "criterion", "value", "unit", "inclusive", "words", "page"]].dropna(subset=["criterion"])

# %% [markdown]
# ## How do they compare?
# One county's definitions against the others': the same, narrower, wider, different, or not comparable. Durations are
# called longer or shorter only where they are counted from the same event.

# %%
county = defined["county"].value_counts().index[0]
compared = strategies.ask("terms-compared", county=county)
told = compared[~compared["verdict"].str.contains("tiger")]
told.pivot_table(index=["term", "criterion"], columns="other", values="verdict", aggfunc="first", fill_value="")

# %% [markdown]
# Both sentences of a row stand beside each other, so that the verdict can be checked:

# %%
told[["term", "criterion", "verdict", "quote", "document_2", "quote_2"]].head(6)

# %% [markdown]
# ## And the law?

# %%
law = strategies.ask("terms-and-law")
law[["term", "criterion", "law_limit", "statute", "repealed", "county", "limit", "verdict"]]

# %% [markdown]
# ## Ages and durations at a glance
# Bounds as bars, for each term that is limited by numbers: in which counties is somebody of an age, or so long after
# arrival, counted in?

# %%
import matplotlib.pyplot as plt

YEARS = {"day": 1 / 365.25, "month": 1 / 12, "year": 1}
bounds = criteria.dropna(subset=["value"]).copy()
bounds["years"] = bounds["value"] * bounds["unit"].map(YEARS)
bounds["kind"] = bounds["criterion"].map(
    {"lägsta ålder": "age", "högsta ålder": "age", "kortaste tid": "time", "längsta tid": "time"}
)
bounds["side"] = bounds["criterion"].str.startswith(("lägsta", "kortaste")).map({True: "low", False: "high"})
spans = bounds.pivot_table(index=["kind", "term", "county"], columns="side", values="years", aggfunc="first")
spans = spans.reindex(columns=["low", "high"])

kinds = {"age": "Age (years)", "time": "Time since the start (years)"}
shown = [kind for kind in kinds if kind in spans.index.get_level_values("kind")]
rows = [len(spans.loc[kind]) for kind in shown]
fig, axes = plt.subplots(
    len(shown), 1, figsize=(7, 0.35 * sum(rows) + 1.4), height_ratios=rows, layout="constrained", squeeze=False
)
for ax, kind in zip(axes[:, 0], shown, strict=True):
    part = spans.loc[kind].sort_index(ascending=False)
    low, high = part["low"].fillna(0), part["high"].fillna(part["high"].max() * 1.1)
    ax.barh(range(len(part)), high - low, left=low, color="#2171b5", height=0.6)
    ax.set_yticks(range(len(part)), [f"{term}, {county}" for term, county in part.index], fontsize="small")
    ax.set_xlabel(kinds[kind])
    ax.grid(axis="x", alpha=0.3)
    ax.spines[["top", "right"]].set_visible(False)
