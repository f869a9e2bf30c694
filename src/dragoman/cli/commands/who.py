"""`dragoman who`: what the world knows of a name."""

import textwrap
from collections.abc import Iterator
from datetime import date

import click

from dragoman.brief.plain import one_line
from dragoman.brief.when import interval_words
from dragoman.cli.parameters import names_option, to_day
from dragoman.coder.code import default_world
from dragoman.records import DragomanError
from dragoman.world import EntityRecord, Referent, World

WIDTH = 80


@click.command("who")
@click.argument("name", nargs=-1, required=True)
@names_option
@click.option("--on", metavar="DATE", callback=to_day, help="The day to ask about; without it, all days.")
def command(name: tuple[str, ...], on: date | None) -> None:
    """Say whom or what a name may stand for, and what is known of that.

    NAME is as an article has it ("Moscow", "the Kremlin", "Lavrov"), or an id
    of the records (CSTO, ARM).
    """
    words = " ".join(name)
    world = default_world()
    found = [*_by_name(words, on, world)]
    if not found and (record := world.entity(words.upper())):
        found = [*_entity(record)]
    if not found:
        day = f" on {on.isoformat()}" if on else ""
        raise DragomanError(f"nothing is known of {one_line(words)!r}{day}.")
    for line in found:
        click.echo(
            textwrap.fill(
                line, WIDTH, subsequent_indent="      ", drop_whitespace=True, break_on_hyphens=False
            )
        )


def _by_name(words: str, on: date | None, world: World) -> Iterator[str]:
    """Every reading of the names in some words; the likeliest is marked."""
    for mention in world.find(words):
        likely = world.resolve(mention, (on, on))
        candidates = [one for one in mention.candidates if on is None or _holds(one, on)]
        ids: dict[str, None] = {}
        for one in candidates:
            sign = "*" if one == likely else " "
            yield f"{sign} {one_line(mention.text)}: {_referent(one)}"
            ids[one.id] = None
        for ident in ids:
            record = world.entity(ident)
            if record:
                yield from _entity(record)


def _holds(one: Referent, on: date) -> bool:
    return (one.since is None or one.since <= on) and (one.until is None or on <= one.until)


def _referent(one: Referent) -> str:
    office = f", {one.office.replace('-', ' ')}" if one.office else ""
    days = f", {interval_words(one.since, one.until)}" if one.since or one.until else ""
    weak = ", only where the article names more" if one.weak else ""
    return f"{one.person or one.name} ({one.kind}{office}) → {one.id or 'nobody'}{days}{weak}"


def _entity(record: EntityRecord) -> Iterator[str]:
    """What is known of an entity."""
    yield f"  {record.id}: {record.name} ({record.sort})"
    facts = {
        "also": record.aliases,
        "capital": (record.capital,) if record.capital else (),
        "borders": record.borders,
        "members": record.members,
        "lives in": (record.state,) if record.state else (),
        "decides by": (record.decides_by,) if record.decides_by else (),
        "obliges to": (record.obliges_to,) if record.obliges_to else (),
        "note": (record.note,) if record.note else (),
    }
    for title, values in facts.items():
        if values:
            yield f"    {title}: {', '.join(values)}"
