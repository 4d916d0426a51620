"""The command `serve`: a graph or the address of a store in, a web server until it is interrupted."""

from __future__ import annotations

import logging
import sys
import webbrowser
from dataclasses import replace
from threading import Timer
from typing import Annotated

import typer
from rich.console import Console

from graph.options import DEFAULT_GRAPH, GraphFolder

__all__ = ["serve"]

_err = Console(stderr=True)
_UNTIL_UP = 1.0  # seconds after which a browser is opened
_OPEN = ("0.0.0.0", "::")


def serve(
    graph: GraphFolder = DEFAULT_GRAPH,
    host: Annotated[
        str, typer.Option(help="The address to listen on; by default only this computer is answered.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on.")] = 8000,
    open_browser: Annotated[bool, typer.Option("--open", help="Open the explorer in a browser.")] = False,
    no_explorer: Annotated[
        bool, typer.Option("--no-explorer", help="Serve what programs speak to, without pages for people.")
    ] = False,
    endpoint: Annotated[
        str | None, typer.Option(metavar="URL", help="Serve the graph of this SPARQL 1.1 store instead of one on disk.")
    ] = None,
    address: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Where clients find this server, if a proxy stands before it."),
    ] = None,
    timeout: Annotated[float, typer.Option(min=0.1, help="The seconds that a query may take at most.")] = 10.0,
    workers: Annotated[
        int | None, typer.Option(min=1, help="How many quick queries run at a time.", show_default="one a processor")
    ] = None,
    memory: Annotated[int, typer.Option(min=50, metavar="MB", help="The memory that a query may take.")] = 1000,
    edit: Annotated[
        bool,
        typer.Option(
            "--edit", help="Let visitors say what is wrong; it goes into decisions.toml in the graph's folder."
        ),
    ] = False,
    cache: Annotated[
        int,
        typer.Option(
            min=0,
            metavar="MB",
            help="The memory for answers that are asked for again; large ones may take eight times as much on disk.",
        ),
    ] = 64,
    log_queries: Annotated[
        bool, typer.Option("--log-queries", help="Log the text of queries, which may tell what people look for.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Log warnings only, not each request.")] = False,
) -> None:
    """Serve the graph until Ctrl-C: the explorer at /, SPARQL at /sparql, each thing of the graph at its own address.

    A build that ends meanwhile is served at once. Example: samsyn serve --port 8080, then in another window: samsyn ask
    themes-shared --endpoint http://127.0.0.1:8080/sparql
    """
    # late: the web server is only loaded where it is needed
    from graph.store import open_store
    from queries.endpoint.limits import Limits
    from queries.endpoint.server import serve as serve_application
    from queries.serving import application

    limits = replace(Limits(), seconds=timeout, memory_bytes=memory * 1_000_000, kept_bytes=cache * 1_000_000)
    # who may run for longer may stand in line for longer
    limits = replace(limits, workers=workers or limits.workers, waiting_seconds=max(limits.waiting_seconds, timeout))
    if endpoint is None:
        open_store(graph)  # whether there is one is better told now than to the first who asks
    _log_to_stderr(quiet=quiet)
    app = application(
        endpoint or graph,
        explorer=not no_explorer,
        limits=limits,
        address=address,
        log_queries=log_queries,
        edit=edit and endpoint is None,
    )
    shown = f"http://{'127.0.0.1' if host in _OPEN else host}:{port}"
    _err.print(f"Samsyn at {shown}/, SPARQL at {shown}/sparql (Ctrl-C ends it)", highlight=False)
    if open_browser:
        Timer(_UNTIL_UP, webbrowser.open, (shown,)).start()
    serve_application(app, host, port, limits, app.state.stop)


def _log_to_stderr(*, quiet: bool) -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logging.getLogger().addHandler(handler)
    logging.getLogger("samsyn.serve").setLevel(logging.WARNING if quiet else logging.INFO)
