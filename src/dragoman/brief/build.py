"""From coded articles to a brief."""

from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

from dragoman.brief.acts import Act, acts_of
from dragoman.brief.claims import contentions, obstacle_statements
from dragoman.brief.efforts import Effort, effort_sentence, effort_statement, efforts_of
from dragoman.brief.labels import STATUS, act_label
from dragoman.brief.model import Brief, Happening, Statement
from dragoman.brief.names import Namer, Names, sentence_case
from dragoman.brief.notes import Notes, Pair
from dragoman.brief.plain import one_line
from dragoman.brief.ties import tie_statements
from dragoman.brief.when import event_when
from dragoman.ontology import event_types, quad_class
from dragoman.records import DragomanError

NOTHING = "Nothing was found to code in these articles."


def build_brief(pairs: Sequence[Pair], namer: Namer) -> Brief:
    """Build a brief.

    Args:
        pairs: articles with their records, in the order in which they are to be numbered.
        namer: gives the names of ids.

    Returns:
        The brief; each of its lines is made of records and carries their notes.

    Raises:
        DragomanError: there are no articles.
    """
    if not pairs:
        raise DragomanError("there is no article to write a brief of.")
    names, notes = Names(namer), Notes(pairs)
    efforts, acts = efforts_of(pairs), acts_of(pairs)
    lead = _lead(efforts, acts, names, notes)
    mediations = tuple(effort_statement(effort, pairs, names, notes) for effort in efforts)
    ties = tie_statements(pairs, names, notes)
    contested = contentions(pairs, notes, contested=True)
    obstacles = obstacle_statements(pairs, names, notes)
    dated = sorted((act for act in acts if act.time), key=_order)
    timeline = tuple(_happening(act, names, notes) for act in dated)
    undated = tuple(_happening(act, names, notes) for act in acts if not act.time)
    return Brief(
        lead=lead,
        mediations=mediations,
        ties=ties,
        contested=contested,
        one_sided=contentions(pairs, notes, contested=False),
        obstacles=obstacles,
        timeline=timeline,
        undated=undated,
        sources=notes.sources,
        notes=notes.all(),
        version=_version(),
    )


def _lead(efforts: Sequence[Effort], acts: Sequence[Act], names: Names, notes: Notes) -> Statement:
    """What matters most: the mediation effort most told of, else the act most told of and most grave."""
    if efforts:
        effort = efforts[0]
        told = f", as {len(effort.outlets)} outlets tell" if len(effort.outlets) > 1 else ""
        cites = tuple(notes.cite(at, one.start, one.quote) for at, one in reversed(effort.tellings))
        return Statement(text=f"{effort_sentence(effort, names)}{told}.", cites=cites)
    if not acts:
        return Statement(text=NOTHING)
    act = max(acts, key=_weight)
    when = f" ({event_when(act.time)})" if act.time else ""
    at, event = act.tellings[0]
    cites = (notes.cite(at, event.start, event.quote),)
    return Statement(text=f"{_act_sentence(act, names)}{when}.", cites=cites)


def _act_sentence(act: Act, names: Names) -> str:
    event = act.fullest
    status = STATUS[event.status]
    words = [names.parties(event.actors), act_label(event.cameo, event.event_type)]
    to = f" – {names.parties(event.recipients)}" if event.recipients else ""
    return sentence_case(": ".join(filter(None, words))) + to + (f" ({status})" if status else "")


def _weight(act: Act) -> tuple[int, int, float, str]:
    kind = event_types().get(act.fullest.event_type)
    last = str(act.time.end or "") if act.time else ""
    return len(act.outlets), len(act.tellings), abs(kind.score) if kind else 0.0, last


def _order(act: Act) -> tuple[str, str, int, int]:
    """By the day it began, then by its end, then by where it is told."""
    time = act.time
    start = str((time.start or time.end or "") if time else "")
    end = str((time.end or time.start or "") if time else "")
    return start, end, act.tellings[0][0], act.fullest.start


def _happening(act: Act, names: Names, notes: Notes) -> Happening:
    event, at = act.fullest, act.tellings[0][0]
    to = f" → {names.parties(event.recipients)}" if event.recipients else ""
    speakers = dict.fromkeys(
        one_line(told.attribution[0].speaker) for _, told in act.tellings if told.attribution
    )
    return Happening(
        when=event_when(act.time) if act.time else f"told {notes.sources[at].published}",
        who=sentence_case(one_line(names.parties(event.actors) + to)),
        act=act_label(event.cameo, event.event_type),
        status=STATUS[event.status],
        quad=quad_class(event.event_type).replace(" ", "-"),
        shade=act.shade,
        quote=notes.words(at, event.start, event.quote),
        said_by=", ".join(speakers),
        outlets=len(act.outlets),
        cites=tuple(notes.cite(at, told.start, told.quote) for at, told in act.tellings),
    )


def _version() -> str:
    try:
        return version("dragoman")
    except PackageNotFoundError:
        return "unknown"
