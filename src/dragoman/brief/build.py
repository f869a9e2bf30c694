"""From evidence to a brief."""

from collections.abc import Sequence
from datetime import date, datetime
from importlib.metadata import PackageNotFoundError, version

from dragoman.analysis.changes import changes_between_days
from dragoman.analysis.evidence import Evidence
from dragoman.brief.accuracy import accuracy
from dragoman.brief.alone import alone_lines
from dragoman.brief.changed import change_lines
from dragoman.brief.contested import claim_lines, one_sided_lines
from dragoman.brief.efforts import by_weight, effort_line
from dragoman.brief.happenings import happening, placed, weightiest
from dragoman.brief.lead import lead_line, short_lines
from dragoman.brief.matrix import relations_figure
from dragoman.brief.model import Brief, Line, Section
from dragoman.brief.names import names_of, sentence_case
from dragoman.brief.notes import Notes
from dragoman.brief.obstacles import chain_lines
from dragoman.brief.standing import tie_lines
from dragoman.brief.view import View
from dragoman.brief.when import interval_words
from dragoman.brief.worldmap import parties_map
from dragoman.records import DragomanError
from dragoman.world import World

MOST_ONE_SIDED = 25
MOST_EFFORTS, MOST_TIES, MOST_CLAIMS, MOST_CHAINS = 30, 60, 30, 15


def build_brief(
    evidence: Evidence,
    world: World,
    *,
    about: Sequence[str] = (),
    since: date | None = None,
    as_of: date | None = None,
    known_on: datetime | None = None,
    all_articles: bool = False,
) -> Brief:
    """Build a brief.

    Args:
        evidence: a ledger, or the reports of articles coded just now.
        world: names, places, and what stood when.
        about: ids: of one, all that concerns it; of several, what concerns two of them or more; of
            none, everything.
        since: tell what changed from the end of this day on.
        as_of: as things stood on this day; by the latest evidence where None.
        known_on: as the ledger stood at this moment.
        all_articles: list all articles among the sources, also those that nothing is cited from.

    Returns:
        The brief; each of its lines is made of records and carries their notes.

    Raises:
        DragomanError: there are no articles.
    """
    kept = evidence.articles(known_on=known_on) if all_articles else ()
    if all_articles and not kept:
        raise DragomanError("there is no article to write a brief of.")
    names = names_of(world)
    view = View(
        evidence=evidence, world=world, names=names, about=tuple(about), as_of=as_of, known_on=known_on
    )
    notes = Notes(evidence, known_on)
    lead, sections = _body(view, notes, since)
    alone = alone_lines(view, notes)
    sources = notes.sources(kept)
    return Brief(
        title=_title(view, len(sources)),
        scope=_scope(view, since),
        lead=lead,
        sections=sections,
        sources=sources,
        alone={one.number: alone[one.id] for one in sources if one.id in alone and len(sources) > 1},
        notes=notes.all(sources),
        made=f"Made by Dragoman {_version()} from records of these articles. No line is written by hand or "
        "by a language model; every line with a number rests on the words in that note.",
        accuracy=accuracy(),
    )


def _body(view: View, notes: Notes, since: date | None) -> tuple[Line, tuple[Section, ...]]:
    """The first sentence, then the sections in the order in which they are read."""
    names = view.names
    efforts = by_weight(view.efforts())
    timeline = view.timeline()
    contested = view.claims(contested=True)
    chains = view.chains()
    found_ties = view.ties()
    changed = _changes(view, notes, since)
    lead = lead_line(efforts, timeline, changed, names, notes)
    short = short_lines(efforts, timeline, contested, chains, names, notes)
    all_ties = tie_lines(found_ties, names, notes, all_known=len(view.about) > 1, as_of=view.as_of)[
        :MOST_TIES
    ]
    shown = weightiest(timeline)
    happened = [one for one in view.events() if one.happened]
    one_sided = view.claims(contested=False)
    undated = tuple(one for one in shown if not placed(one))
    sections = (
        Section(key="short", title="In short", lines=short),
        Section(
            key="changed",
            title=f"What changed since {interval_words(since, since)}" if since else "",
            lines=changed,
            dated=True,
        ),
        Section(
            key="ties",
            title="How they stand to each other",
            lines=all_ties,
            figure=relations_figure(view, happened),
        ),
        Section(
            key="mediations",
            title="Who mediates between whom",
            lines=tuple(effort_line(one, names, notes) for one in efforts[:MOST_EFFORTS]),
            figure=parties_map(view, efforts, view.about),
        ),
        Section(
            key="contested",
            title="What is contested, and by whom",
            lines=claim_lines(contested[:MOST_CLAIMS], names, notes),
        ),
        Section(
            key="obstacles",
            title="What stands in the way",
            lines=chain_lines(chains[:MOST_CHAINS], names, notes),
        ),
        Section(
            key="timeline",
            title="What happened when",
            lines=tuple(happening(one, names, notes) for one in shown if placed(one)),
            intro=_left_out(len(timeline) - len(shown)),
            dated=True,
        ),
        Section(
            key="undated",
            title="What no text dates",
            intro="In the order of the articles that tell it." if undated else "",
            lines=tuple(happening(one, names, notes) for one in undated),
            dated=True,
        ),
        Section(
            key="one-sided",
            title="On one side’s word",
            lines=one_sided_lines(one_sided[:MOST_ONE_SIDED], names, notes),
            intro=_left_out(len(one_sided) - MOST_ONE_SIDED),
            dated=True,
        ),
    )
    return lead, tuple(one for one in sections if one.lines)


def _changes(view: View, notes: Notes, since: date | None) -> tuple[Line, ...]:
    if since is None:
        return ()
    until = view.as_of or _last_day(view) or since
    found = changes_between_days(
        view.evidence, view.world, since=since, until=max(since, until), known_on=view.known_on
    )
    return change_lines([one for one in found if view.concerns(one.parties)], view.names, notes)


def _last_day(view: View) -> date | None:
    days = [one.published.latest for one in view.evidence.reports(known_on=view.known_on)]
    return max((day for day in days if day is not None), default=None)


def _left_out(number: int) -> str:
    return f"The weightiest; {number} more are left out." if number > 0 else ""


def _title(view: View, sources: int) -> str:
    if view.about:
        return f"Brief on {view.names.several(view.about)}"
    return f"Brief of {sources} article{'' if sources == 1 else 's'}"


def _scope(view: View, since: date | None) -> str:
    """The two times, always in sight, and how far back the changes go."""
    as_of = f"as of {interval_words(view.as_of, view.as_of)}" if view.as_of else "as of the latest evidence"
    known = f"known on {view.known_on:%Y-%m-%d %H:%M} UTC" if view.known_on else "known now"
    back = f" · changes since {interval_words(since, since)}" if since else ""
    return sentence_case(f"{as_of} · as {known}{back}")


def _version() -> str:
    try:
        return version("dragoman")
    except PackageNotFoundError:
        return "unknown"
