"""Questions to the graph, as files, and how they are asked, shown and served; knows no PDF."""
