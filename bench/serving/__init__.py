"""What serving a graph costs and withstands, beside other servers of the same graph; see `python -m bench.serving`."""
