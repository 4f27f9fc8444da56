"""``kg evaluate``."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.command import Command
from kg.cli.options import confidence_option
from kg.cli.status import DONE, FAILED
from kg.cli.streams import fail, printable, show
from kg.cli.words import say, term

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.evaluate import Score, Tally


class Fold(click.ParamType[object]):
    """``K/N``: the K-th of N parts."""

    name = "K/N"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int] | object:
        """Read it."""
        if not isinstance(value, str):
            return value
        match = re.fullmatch(r"([0-9]+)/([0-9]+)", value)
        if not match or not 1 <= int(match[1]) <= int(match[2]):
            self.fail(say("{value} is no part: write K/N, such as 1/5", value=value), param, ctx)
        return int(match[1]), int(match[2])


@click.command(
    "evaluate",
    cls=Command,
    examples=[
        "kg evaluate gold/ corpus/",
        "kg evaluate gold/ --errors 20 --only setsOut",
        "kg evaluate gold/ --hold-out 1/5 --json",
    ],
)
@click.argument("gold", metavar="GOLD")
@click.argument("paths", metavar="[PATH...]", nargs=-1)
@click.option("--hold-out", metavar="K/N", type=Fold(), help="Only the K-th of N parts of the articles (by file name).")
@click.option(
    "--predictions", metavar="FILE", help="Score what kg extract --format json printed instead of extracting now."
)
@click.option(
    "--errors", metavar="N", type=click.IntRange(0), default=0, help="Show the first N errors with their sentences."
)
@click.option("--only", metavar="NAME", help="Of the errors only those of this rule, type, predicate or attribute.")
@click.option("--json", "as_json", is_flag=True, help="Print everything, all errors too, as one JSON object.")
@confidence_option
def command(
    gold: str,
    paths: tuple[str, ...],
    hold_out: tuple[int, int] | None,
    predictions: str | None,
    errors: int,
    only: str | None,
    as_json: bool,
    min_confidence: float,
) -> int:
    """Score the extraction against right answers (precision, recall, F1).

    GOLD is a folder of answers, one JSON file an article; PATH are the articles, by default the folder corpus beside
    it. An article and its answer find each other by file name.
    """
    from kg.evaluate.run import evaluate

    score, failures = evaluate(
        Path(gold),
        paths,
        hold_out=hold_out,
        predictions=Path(predictions) if predictions else None,
        min_confidence=min_confidence,
    )
    for failure in failures:
        fail(failure)
    if as_json:
        click.echo(json.dumps(score.as_json(), ensure_ascii=False, indent=1))
    else:
        _print(score, errors, only)
    return FAILED if failures else DONE


def _print(score: Score, errors: int, only: str | None) -> None:
    from kg.query import rows_table

    click.echo(say("{articles} articles, {predicted} of them read", articles=score.articles, predicted=score.predicted))
    show(rows_table([_figures(name, tally) for name, tally in score.tallies.items()]))
    for heading, strata in (("rule", score.rules), ("confidence", score.reliability)):
        if strata:
            show(rows_table(_precisions(term(heading), strata)))
    wanted = [d for d in score.differences if only is None or only in {d.rule, d.category}]
    for difference in wanted[:errors]:
        said = f" [{difference.rule}]" if difference.rule else ""
        what = f"{difference.article}: {term(difference.kind)} {difference.category}: {difference.what}{said}"
        click.echo(printable(" ".join(what.split())))
        if difference.sentence:
            click.echo(f"    {printable(difference.sentence)}")


def _figures(name: str, tally: Tally) -> dict[str, str]:
    return {
        "": name,
        term("precision"): f"{tally.precision:.3f}",
        term("recall"): f"{tally.recall:.3f}",
        "F1": f"{tally.f1:.3f}",
        term("right"): f"{tally.right}/{tally.predicted}",
        term("found"): f"{tally.found}/{tally.wanted}",
    }


def _precisions(heading: str, strata: Mapping[str, Tally]) -> list[dict[str, str]]:
    return [
        {heading: name, term("precision"): f"{tally.precision:.3f}", term("right"): f"{tally.right}/{tally.predicted}"}
        for name, tally in strata.items()
    ]
