"""``kg serve``."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import click

from kg.cli.command import Command
from kg.cli.options import base_option, store_option
from kg.errors import UsageError


@click.command(
    "serve",
    cls=Command,
    examples=[
        "kg serve",
        "kg serve --port 9000 --open",
        "KG_SERVE_TOKEN=… kg serve --host 0.0.0.0 --allow-host kg.example.org",
        "curl -G http://127.0.0.1:8765/sparql --data-urlencode 'query=ASK { ?s ?p ?o }'",
    ],
)
@click.option("--host", metavar="ADDRESS", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port",
    metavar="N",
    type=click.IntRange(0, 65535),
    default=8765,
    show_default=True,
    help="The port; 0 takes a free one.",
)
@click.option(
    "--token",
    metavar="TOKEN",
    default="",
    envvar="KG_SERVE_TOKEN",
    show_envvar=True,
    help="What every request must bring, as a bearer token or as a password. Needed where others can connect.",
)
@click.option(
    "--timeout",
    metavar="SECONDS",
    type=click.FloatRange(0, min_open=True),
    default=30,
    show_default=True,
    help="Seconds a query may take.",
)
@click.option(
    "--rows", metavar="N", type=click.IntRange(1), default=100_000, show_default=True, help="Rows an answer may have."
)
@click.option(
    "--parallel",
    metavar="N",
    type=click.IntRange(1, 256),
    default=4,
    show_default=True,
    help="Queries answered at once.",
)
@click.option("--allow-host", "hosts", metavar="NAME", multiple=True, help="Answer to this name too.")
@click.option(
    "--cors",
    "origins",
    metavar="ORIGIN",
    multiple=True,
    help="Let the scripts of this web site read the answers; * for all. Those of this machine always may.",
)
@click.option("--open", "in_browser", is_flag=True, help="Open the explorer in the browser.")
@base_option
@store_option
def command(
    host: str,
    port: int,
    token: str,
    timeout: float,
    rows: int,
    parallel: int,
    hosts: tuple[str, ...],
    origins: tuple[str, ...],
    in_browser: bool,
    base: str,
    store: str,
) -> None:
    """Serve the graph: the explorer for people, SPARQL at /sparql, and every IRI under the base.

    It only reads, and shows what kg load writes meanwhile. Interrupt it to stop.
    """
    if not (find_spec("starlette") and find_spec("uvicorn")):
        raise UsageError("kg serve needs the extra: pip install 'policy-kg[serve]'")
    from kg.serve import Settings
    from kg.serve.run import run
    from kg.store import is_address

    if is_address(store):
        raise UsageError(
            "{place}: only a store in a folder can be served; this server answers SPARQL itself", place=store
        )
    settings = Settings(Path(store), base, host, port, token, timeout, rows, parallel, hosts, origins)
    run(settings, lambda address: _ready(address, in_browser))


def _ready(address: str, in_browser: bool) -> None:
    click.echo(address)
    if in_browser:
        click.launch(address)
