"""What several answers say in the same way: events, ties, efforts, claims, chains, changes, reports."""

from dragoman.analysis.ask.say import capital, event_words, tie_words
from dragoman.analysis.chains import Chain
from dragoman.analysis.changes import Change
from dragoman.analysis.claims import HeldPosition, MergedClaim
from dragoman.analysis.events import MergedEvent
from dragoman.analysis.evidence import cite
from dragoman.analysis.mediations import Effort
from dragoman.analysis.obstacles import MergedObstacle
from dragoman.analysis.standing import Relation
from dragoman.analysis.ties import Bound, Ground, Spell, StandingTie
from dragoman.analysis.timeline import TimelineLine
from dragoman.assistant.words.page import Page
from dragoman.brief.labels import STANCE, act_sentence
from dragoman.brief.standing import TELLING
from dragoman.brief.when import by_words, since_words
from dragoman.records import Claim, Event, Interval, Mediation, Obstacle, Record, Report, Tie

REPLIES = {
    "asked": "asked for it",
    "accepted": "accepted",
    "welcomed": "welcomed it",
    "taking-part": "took part",
    "not-answered": "has not answered",
    "declined": "declined",
    "untold": "answer not told",
}
CHANGES = {
    "tie-told": "told for the first time",
    "tie-begun": "now stands",
    "tie-ended": "no longer stands",
    "effort-begun": "mediation effort begun",
    "effort-moved": "mediation effort moved",
    "claim-contested": "claim newly contested",
    "claim-settled": "claim no longer contested",
    "claim-flat": "stated flatly by an outlet, before only on somebody's word",
    "first-event": "first act of its type between them",
    "obstacle-new": "new obstacle",
}


def say_event(page: Page, event: MergedEvent) -> None:
    """Say an act: when, who did what to whom, its type, by how many sources."""
    when = page.when(event.time) if event.time else f"undated, told {page.day(event.told)}"
    contested = ", contested" if event.contested else ""
    sources = f"{event.sources} source{'' if event.sources == 1 else 's'}"
    page.line(
        f"{when}: {capital(event_words(event, page.names.one))} "
        f"({event.event_type}, status {event.status}, {sources}{contested}; "
        f"dragoman://event/{event.id}){page.spoken(event.tellings)}",
        event.tellings,
    )


def say_line(page: Page, line: TimelineLine) -> None:
    """Say a line of a timeline."""
    when = page.when(line.time) + ("" if line.dated else " (no text dates it)")
    contested = ", contested" if line.contested else ""
    sources = f"{line.sources} source{'' if line.sources == 1 else 's'}"
    who = page.listed(line.actors) + (f" → {page.listed(line.recipients)}" if line.recipients else "")
    what = f"tie {line.tie} {line.turn}" if line.tie else f"{line.event_type}, status {line.status}"
    address = f"; dragoman://event/{line.event}" if line.event else ""
    page.line(
        f"{when}: {who} ({what}, {sources}{contested}{address}){page.spoken(line.citations)}", line.citations
    )


def say_relation(page: Page, relation: Relation) -> None:
    """Say what stands between two."""
    page.line(f"{capital(page.names.one(relation.a))} and {page.name(relation.b)}:")
    for tie in relation.ties:
        say_tie(page, tie)
    for effort in relation.efforts:
        say_effort(page, effort, depth=1, steps=False)


def say_tie(page: Page, tie: StandingTie) -> None:
    """Say a tie: how it stands, each spell, and what goes against it."""
    if tie.on is not None:
        stands, sure = tie.on.holds, " (about then)" if tie.on.certainty == "about" else ""
        how = "not told whether it stands" if stands is None else ("stands" if stands else "does not stand")
        state = f"on {page.day(tie.on.day)}: {how}{sure}"
    else:
        last = tie.spells[-1].holds if tie.spells else None
        state = "not told" if last is None else f"{'stands' if last else 'does not stand'} by the latest word"
    matter = f", over {page.quoted(tie.matters[0], 100)}" if tie.matters else ""
    contested = ", contested" if tie.contested else ""
    words = tie_words(tie.kind, tie.a, tie.b, page.names.one, holds=True)
    page.line(f"{capital(words)} ({tie.kind}): {state}{matter}{contested}", depth=1)
    for spell in tie.spells:
        begun = _turn(page, "from", spell.start)
        ended = _turn(page, "until", spell.end)
        seen = "" if begun or ended else f" seen {page.when(spell.seen)}"
        days = " as far as the world data go" if spell.always and spell.still else f"{begun}{ended}{seen}"
        told = _telling(tie, spell)
        cited = [one.citation for one in told if one.citation]
        words = page.on_the_word_of(dict.fromkeys(one.attribution for one in told)) if told else ""
        words = words if all(one.attribution for one in told) else ""
        world = "" if cited or begun or ended else " (world data)"
        page.line(f"{'stood' if spell.holds else 'did not stand'}{days}{world}{words}", cited, depth=2)
    for one in tie.strains:
        if one.citation:
            _say_strain(page, one)


def _telling(tie: StandingTie, spell: Spell) -> list[Ground]:
    """What tells a spell, and no other spell of the tie: words of its time that say so, and those that begin it."""
    turn = spell.start.grounds if spell.start.told else ()
    pool = tie.speaks_for if spell.holds else tie.speaks_against
    within = (one for one in pool if _meets(one.when, spell))
    return [
        one for one in dict.fromkeys((*turn, *within)) if one.citation and one.effect in TELLING[spell.holds]
    ]


def _meets(when: Interval, spell: Spell) -> bool:
    after = spell.start.earliest is None or when.end is None or when.end >= spell.start.earliest
    return after and (spell.end.latest is None or when.start is None or when.start <= spell.end.latest)


def _say_strain(page: Page, one: Ground) -> None:
    """Say an act that goes against a tie."""
    whom = f" → {page.listed(one.recipients)}" if one.recipients else ""
    who = f": {page.listed(one.actors)}{whom} ({one.event_type}, status {one.status})" if one.actors else ""
    words = page.on_the_word_of([one.attribution])
    page.line(f"against it, {by_words(one.when)}{who}{words}", filter(None, [one.citation]), depth=2)


def _turn(page: Page, word: str, bound: Bound) -> str:
    """A turn as exactly as it is known, and whether the world data alone tell it: they write a year as its first day."""
    if not bound.told:
        return ""
    world = " (world data)" if all(one.world for one in bound.grounds) else ""
    if world and bound.earliest == bound.latest:
        return f" {word} {since_words(bound.latest)}{world}"
    return f" {word} {page.when(Interval(start=bound.earliest, end=bound.latest))}{world}"


def say_effort(page: Page, effort: Effort, *, depth: int = 0, steps: bool = True) -> None:
    """Say a mediation effort: who between whom, its stage, the answers, the steps."""
    between = "between" if len(effort.disputants) > 1 else "in a dispute of"
    answers = "; ".join(f"{page.names.one(one.disputant)} {REPLIES[one.reply]}" for one in effort.answers)
    address = f"dragoman://mediation/{','.join(effort.mediators)}/{','.join(effort.disputants)}"
    matter = f", over {page.quoted(effort.matters[0], 100)}" if effort.matters else ""
    sources = f"{effort.sources} source{'' if effort.sources == 1 else 's'}"
    last = effort.history[-1].citations if effort.history and not steps else ()
    page.line(
        f"Mediation by {page.listed(effort.mediators)} {between} {page.listed(effort.disputants)}{matter}: "
        f"stage {effort.stage}; {answers or 'no answers told'} ({sources}; {address})",
        last,
        depth,
    )
    for step in effort.history if steps else ():
        planned = "" if step.status == "occurred" else f", status {step.status}"
        page.line(
            f"{page.when(step.when)}: {page.quoted(capital(step.what))} (to stage {step.stage}{planned})",
            step.citations,
            depth + 1,
        )


def say_claim(page: Page, claim: MergedClaim) -> None:
    """Say a claim and every position on it."""
    state = "CONTESTED" if claim.contested else ("settled" if claim.settled else "not contested")
    stories = f"{len(claim.stories)} independent stor{'y' if len(claim.stories) == 1 else 'ies'}"
    page.line(
        f"Claim {page.quoted(claim.proposition)}: {state}, {stories} (dragoman://claim/{claim.reports[0]})"
    )
    for one in claim.positions:
        first = "; said it first" if claim.first == (one,) else ""
        page.line(
            f"{_holder(page, one)} {STANCE[one.stance]}, {page.when(one.told)}{first}", [one.citation], 1
        )


def _holder(page: Page, one: HeldPosition) -> str:
    own = " in its own voice" if one.flat else ""
    through = f", through {', '.join(page.quoted(each, 60) for each in one.through)}" if one.through else ""
    return f"{page.holder(one.holder, one.id)}{own}{through}"


def say_obstacle(page: Page, one: MergedObstacle) -> None:
    """Say what stands in the way of what."""
    whose = f"{page.listed([one.whose])}: " if one.whose else ""
    said = "; ".join(page.quoted(each.holder, 60) for each in one.said)
    page.line(
        f"{whose}in the way of {page.quoted(one.goal)} stands {page.quoted(one.obstacle)}, says {said}",
        [each.citation for each in one.said],
    )


def say_chain(page: Page, chain: Chain) -> None:
    """Say a chain: the goal, and link by link what stands in its way."""
    whose = f" of {page.listed([chain.whose])}" if chain.whose else ""
    first = next((one.report for link in chain.links for one in link.citations), "")
    address = f" (dragoman://obstacle/{first})" if first else ""
    page.line(f"Goal{whose}: {page.quoted(chain.goal)}{address}")
    depths: dict[int | None, int] = {None: 0}
    for at, link in enumerate(chain.links):
        depths[at] = depths.get(link.because, 0) + 1
        said = f", says {'; '.join(page.quoted(one.holder, 60) for one in link.said)}" if link.said else ""
        world = " (world data)" if link.world and not link.citations else ""
        page.line(f"{link.kind}: {page.quoted(link.text)}{said}{world}", link.citations, depths[at])


def say_change(page: Page, change: Change) -> None:
    """Say a change."""
    what = page.quoted(change.what) if change.kind.startswith(("claim", "obstacle")) else change.what
    if change.kind.startswith("effort"):
        what = f"{change.before or 'nothing'} → {change.after}"
    elif change.kind == "obstacle-new":
        what = f"{what} in the way of {page.quoted(change.after)}"
    when = f", {page.when(change.when)}" if change.when else ""
    page.line(f"{CHANGES[change.kind]}: {page.listed(change.parties)}: {what}{when}", change.citations)


def say_report(page: Page, report: Report, doubts: tuple[str, ...] = ()) -> None:
    """Say one coded telling."""
    review = f"; {report.review} by a reviewer" if report.review != "none" else ""
    doubt = f"; doubts: {page.quoted('; '.join(doubts))}" if doubts else ""
    page.line(f"{record_words(page, report.record)}{review}{doubt}", [cite(report)])


def record_words(page: Page, record: Record) -> str:
    """Say in one line what a record records."""
    if isinstance(record, Event):
        actors, recipients = ([one.id for one in side] for side in (record.actors, record.recipients))
        act = act_sentence(
            record.cameo, record.event_type, actors, recipients, page.names, status=record.status
        )
        mode = f"/{record.mode}" if record.mode else ""
        return (
            f"event: {act} ({record.event_type}{mode}, CAMEO {record.cameo}, status {record.status}, "
            f"{page.when(record.time)}){page.on_the_word_of([record.attribution])}"
        )
    if isinstance(record, Mediation):
        return f"mediation: {page.listed(record.mediators)} between {page.listed(record.disputants)}: {record.stage}"
    if isinstance(record, Tie):
        words = tie_words(record.kind, record.a, record.b, page.names.one, holds=record.holds)
        return f"tie {record.kind}: {capital(words)}{page.on_the_word_of([record.attribution])}"
    if isinstance(record, Claim):
        return f"claim{', contested' if record.contested else ''}: {page.quoted(record.proposition)}"
    return _obstacle_words(page, record)


def _obstacle_words(page: Page, record: Obstacle) -> str:
    return (
        f"obstacle: {page.quoted(record.obstacle)} in the way of {page.quoted(record.goal)}, "
        f"says {page.quoted(record.says, 80)}"
    )
