"""POLECAT: tab-separated, 40 columns, a header; what is missing is the word None, several values share a cell."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import BinaryIO

from dragoman.exchange.acts import Act, acts_of
from dragoman.exchange.cells import Value, packed, tsv_line
from dragoman.exchange.naming import country_name, country_of, name_of
from dragoman.exchange.out.icews import UNDATED
from dragoman.exchange.places import Point, named_place
from dragoman.exchange.tables import columns, countries
from dragoman.exchange.told import Tally, Told, days_of
from dragoman.ontology import event_types, quad_class
from dragoman.records import Entity
from dragoman.world import World

NONE = "None"


def export(reports: Iterable[Told], world: World, stream: BinaryIO) -> Tally:
    """Write a row for each act that happened."""
    tally = Tally()
    names = [column.name for column in columns("polecat")]
    stream.write(tsv_line(names))
    for _, group in groupby(acts_of(reports, tally), key=lambda one: one.told.report.article):
        acts = list(group)
        story = _story(acts, world)
        for one in acts:
            if days_of(one.told) is None:
                tally.leave_out(UNDATED)
                continue
            row = _row(one, world) | story
            values = (row.get(name) for name in names)
            stream.write(tsv_line([None if value == "" else value for value in values], NONE))
            tally.written += 1
    return tally


def _row(one: Act, world: World) -> dict[str, Value]:
    report, event, days = one.told.report, one.event, days_of(one.told)
    kept = one.told.article
    return {
        "Event ID": report.id,
        "Event Date": days[0] if days else None,
        "Event Type": event.event_type,
        "Event Mode": event.mode,
        "Intensity": event_types()[event.event_type].score,
        "Quad Code": quad_class(event.event_type).upper(),
        "Contexts": packed(event.context),
        **_parties("Actor", event.actors, world),
        **_parties("Recipient", event.recipients, world),
        **_where(named_place(event, world), world),
        "Source": report.outlet,
        "Publication Date": report.published.latest,
        "Language": kept.article.language,
        "Version": kept.coder,
    }


def _parties(side: str, parties: Sequence[Entity], world: World) -> dict[str, Value]:
    states = [country_of(one.id, world) for one in parties]
    codes = [countries().get(state or "") for state in states]
    return {
        f"{side} Name": packed(name_of(one, world) for one in parties),
        f"{side} Country": _filled(states),
        f"{side} COW": _filled([code.cow if code else None for code in codes]),
        f"Primary {side} Sector": next((one.role for one in parties), None),
        f"{side} Sectors": _filled([one.role for one in parties]),
        f"{side} Name Raw": packed(one.text for one in parties),
    }


def _filled(values: Sequence[str | None]) -> str | None:
    """Pack values in the order of the parties; nothing where all are missing."""
    return packed(one or NONE for one in values) if any(values) else None


def _where(point: Point | None, world: World) -> dict[str, Value]:
    if point is None:
        return {}
    region = point.sort in {"region", "territory"}
    return {
        "Placename": point.name,
        "City": None if region else point.name,
        "Province": point.name if region else None,
        "Country": None if point.claimed_by else country_name(point.id, world),
        "Latitude": point.latitude,
        "Longitude": point.longitude,
        "Raw Placename": point.words,
        "Feature Type": point.sort,
    }


def _story(acts: Sequence[Act], world: World) -> dict[str, Value]:
    """All whom the article's acts name."""
    parties = [party for one in acts for party in (*one.event.actors, *one.event.recipients)]
    states = {one.id for one in parties if country_of(one.id, world) == one.id}
    return {
        "Story People": packed(sorted({one.person for one in parties if one.person})),
        "Story Organizations": packed(sorted({one.id for one in parties} - states)),
        "Story Locations": packed(sorted(states)),
    }
