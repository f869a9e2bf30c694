"""Ties as sentences: how two entities stand to each other, as told when (codebook section 4)."""

from collections.abc import Sequence

from dragoman.brief.model import Cite, Statement
from dragoman.brief.names import Names, sentence_case
from dragoman.brief.notes import Notes, Pair
from dragoman.brief.when import iso_words
from dragoman.records import Tie, TieKind

MUTUAL: frozenset[TieKind] = frozenset(
    {"diplomatic-relations", "allied-with", "partner-of", "in-conflict-with"}
)
SENTENCES: dict[TieKind, tuple[str, str]] = {
    "recognises": ("{a} recognises {b}", "{a} does not recognise {b}"),
    "diplomatic-relations": (
        "{a} and {b} have diplomatic relations",
        "{a} and {b} have no diplomatic relations",
    ),
    "member-of": ("{a} is a member of {b}", "{a} is not a member of {b}"),
    "participates-in": ("{a} takes part in {b}", "{a} does not take part in {b}"),
    "allied-with": ("{a} and {b} are allies", "{a} and {b} are not allies"),
    "partner-of": ("{a} and {b} are partners", "{a} and {b} are not partners"),
    "backs-on": ("{a} backs {b}", "{a} does not back {b}"),
    "in-conflict-with": ("{a} and {b} are in conflict", "{a} and {b} are not in conflict"),
    "claims": ("{a} claims {b}", "{a} does not claim {b}"),
    "controls": ("{a} controls {b}", "{a} does not control {b}"),
    "peacekeepers-in": ("{a} has peacekeepers in {b}", "{a} has no peacekeepers in {b}"),
    "dependent-on": ("{a} depends on {b}", "{a} does not depend on {b}"),
}
Key = tuple[str, tuple[str, str]]


def tie_statements(pairs: Sequence[Pair], names: Names, notes: Notes) -> tuple[Statement, ...]:
    """Say every tie once, those of one pair together; a tie told both ways is hatched, and each way dated."""
    told: dict[Key, dict[bool, list[tuple[int, Tie]]]] = {}
    for at, (_, coded) in enumerate(pairs):
        for tie in coded.ties:
            told.setdefault(_key(tie), {}).setdefault(tie.holds, []).append((at, tie))
    ordered = sorted(told.items(), key=lambda item: (sorted(item[0][1]), item[0][0]))
    return tuple(
        _statement(tellings, len(ways) > 1, pairs, names, notes)
        for _, ways in ordered
        for _, tellings in sorted(ways.items(), key=lambda way: way[1][0][0])
    )


def _key(tie: Tie) -> Key:
    a, b = sorted((tie.a, tie.b)) if tie.kind in MUTUAL else (tie.a, tie.b)
    return tie.kind, (a, b)


def _statement(
    tellings: list[tuple[int, Tie]], both_ways: bool, pairs: Sequence[Pair], names: Names, notes: Notes
) -> Statement:
    first = tellings[0][1]
    _, (a, b) = _key(first)
    text = SENTENCES[first.kind][0 if first.holds else 1].format(a=names.one(a), b=names.one(b))
    matter = next((tie.matter for _, tie in tellings if tie.matter), None)
    since = next((tie.since for _, tie in tellings if tie.since), None)
    until = next((tie.until for _, tie in tellings if tie.until), None)
    text += f" on {matter}" if matter and first.kind == "backs-on" else ""
    text += f", since {iso_words(since)}" if since else ""
    text += f", until {iso_words(until)}" if until else ""
    outlets = {pairs[at][1].outlet for at, _ in tellings if pairs[at][1].outlet}
    cites: tuple[Cite, ...] = tuple(notes.cite(at, tie.start, tie.quote) for at, tie in tellings)
    return Statement(
        text=f"{sentence_case(text)}.",
        detail=_detail(tellings, both_ways, notes),
        quote=notes.words(tellings[0][0], first.start, first.quote),
        shade="hatched" if both_ways else "solid" if len(outlets) > 1 else "outlined",
        cites=cites,
    )


def _detail(tellings: list[tuple[int, Tie]], both_ways: bool, notes: Notes) -> str:
    """On whose word, and, where the sources differ, when it was told so."""
    speakers = dict.fromkeys(tie.attribution[0].speaker for _, tie in tellings if tie.attribution)
    parts = [f"on the word of {', '.join(speakers)}"] if speakers else []
    if both_ways:
        days = dict.fromkeys(notes.sources[at].published for at, _ in tellings)
        parts.append(f"the articles differ; told so {', '.join(days)}")
    return "; ".join(parts)
