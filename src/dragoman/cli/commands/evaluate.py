"""`dragoman evaluate`: how right the coder is on annotated articles."""

from pathlib import Path

import click
import msgspec

from dragoman.api.calls import outcomes_of
from dragoman.api.pipeline import code_outcomes
from dragoman.articles import ReadOptions
from dragoman.cli.parameters import jobs_option
from dragoman.cli.progress import Run
from dragoman.evaluation import load_gold, score, table

FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command("evaluate")
@click.argument("gold_dir", type=FOLDER)
@click.option(
    "--articles", type=FOLDER, help="Folder of the articles; default: seeds beside GOLD_DIR, then GOLD_DIR."
)
@click.option("--json", "as_json", is_flag=True, help="Print all figures as one JSON object.")
@jobs_option
def command(gold_dir: Path, articles: Path | None, as_json: bool, jobs: int) -> int:
    """Code the articles that GOLD_DIR annotates and print how right the records are.

    found: words overlap a gold event's; type: the PLOVER type too; who: actors
    and recipients share an id with gold's; exact: they are the same. P, R and F1
    of each, of mediations and of ties; status, CAMEO, time and attribution of
    the events that agree on type.
    """
    gold = load_gold(gold_dir, articles)
    run = Run(code_outcomes(outcomes_of([one.path for one in gold], ReadOptions()), jobs))
    predictions = {article.name: msgspec.json.decode(msgspec.json.encode(coded)) for article, coded in run}
    result = score(gold, predictions)
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(result.report())).decode())
    else:
        for line in table(result):
            click.echo(line)
    return run.report()
