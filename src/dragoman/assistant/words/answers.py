"""Each answer of the desk as text: a function for each, found by the answer's name."""

from collections.abc import Callable, Mapping
from typing import Any

from dragoman.assistant.words import parts
from dragoman.assistant.words.article import say_article, say_coded, say_explained, say_reports, say_search
from dragoman.assistant.words.page import Page
from dragoman.assistant.words.plainly import say_plainly
from dragoman.brief.when import interval_words
from dragoman.web.answers.actors import ActorAnswer, BlocAnswer, DyadAnswer, MediationAnswer
from dragoman.web.answers.asking import Asked
from dragoman.web.answers.happened import Timeline
from dragoman.web.answers.lists import ClaimList, EventList, Listed, MediationList, ObstacleList
from dragoman.web.answers.overview import Changes, Situation
from dragoman.web.answers.things import ClaimAnswer, EventAnswer, ObstacleAnswer

NOTHING = "Nothing is told of this. That is no denial: the ledger holds no record that fits."


def say_answer(page: Page, name: str, answer: Any) -> None:
    """Say an answer.

    Args:
        page: takes the lines.
        name: of the answer in the registry; one without words of its own here is said field by field.
        answer: as it is given, or cut.
    """
    WORDS.get(name, say_plainly)(page, answer)


def _situation(page: Page, one: Situation) -> None:
    page.head("How things stand")
    reports = ", ".join(f"{number} {kind}s" for kind, number in one.counts.reports.items()).replace(
        "ys", "ies"
    )
    page.plain(
        f"The ledger holds {one.counts.articles} articles ({one.counts.stories} stories); records: {reports or 'none'}."
    )
    page.basis(one.basis)
    page.head(f"Changed {interval_words(one.since, one.until)}")
    _each(page, one.changes, parts.say_change)
    page.head("Mediation efforts")
    for effort in one.board:
        parts.say_effort(page, effort, steps=False)
    page.head("Contested claims")
    _each(page, one.contested, parts.say_claim)
    page.head("Most told of")
    for pair in one.busiest:
        if not (page.known(pair.a) and page.known(pair.b)):
            continue  # holders of claims are parties by the name they are printed with
        page.line(
            f"{page.name(pair.a)} and {page.name(pair.b)}: {pair.reports} reports (dragoman://dyad/{pair.a}/{pair.b})"
        )


def _actor(page: Page, one: ActorAnswer) -> None:
    page.head(f"Actor {one.id}")
    about = f": {one.entity.sort}" if one.entity else "; the world data do not know it"
    page.plain(f"{page.name(one.id)}{about}.")
    page.basis(one.basis)
    page.head("What stands, the newest evidence first")
    _each(page, one.relations, parts.say_relation)
    page.head("With whom most happened")
    for pair in one.partners:
        other = pair.b if pair.a == one.id else pair.a
        page.line(
            f"{page.name(other)}: {pair.events} events, {pair.cooperation} of cooperation, {pair.conflict} of conflict "
            f"(dragoman://dyad/{pair.a}/{pair.b})"
        )
    _efforts(page, "Mediates", one.mediates)
    _efforts(page, "Is party to the mediation of others", one.mediated)
    page.head("Claims")
    _each(page, one.claims, parts.say_claim)
    page.head("Obstacles to its goals")
    _each(page, one.obstacles, parts.say_obstacle)


def _dyad(page: Page, one: DyadAnswer) -> None:
    a, b = one.dyad.a, one.dyad.b
    page.head(f"{page.name(a)} and {page.name(b)}")
    page.basis(one.basis)
    page.head("What stands")
    if one.relation:
        parts.say_relation(page, one.relation)
    for fact in one.dyad.stands:
        holds = "" if fact.holds else " does not hold:"
        page.line(
            f"world data on {page.day(one.dyad.on)}:{holds} {page.names.one(fact.a)} {fact.kind} {page.names.one(fact.b)}"
        )
    if not one.relation and not one.dyad.stands:
        page.plain(NOTHING)
    for title, events in (
        ("Happened", one.dyad.happened),
        ("Planned or only possible", one.dyad.ahead),
        ("Denied or not done", one.dyad.not_so),
        ("Others towards both", one.dyad.third),
    ):
        if events:
            page.head(title)
            _each(page, events, parts.say_event)
    for side in one.dyad.sides:
        page.plain(
            f"{page.names.one(side.actor)} towards {page.names.one(side.recipient)}: {side.events} events, "
            f"{side.cooperation} of cooperation, {side.conflict} of conflict."
        )
    page.head("Claims")
    _each(page, one.claims, parts.say_claim)


def _bloc(page: Page, one: BlocAnswer) -> None:
    page.head(f"Bloc {one.id}")
    rule = f" Decides by {one.entity.decides_by}." if one.entity.decides_by else ""
    page.plain(f"{page.name(one.id)}.{rule} Members on {page.day(one.on)}, by the world data:")
    for standing in one.members:
        page.line(f"{page.name(standing.id)}: {standing.standing}")
    page.head("Told in articles")
    _each(page, one.told, parts.say_relation)
    page.head("What stands in its way")
    _each(page, one.chains, parts.say_chain)


def _mediation(page: Page, one: MediationAnswer) -> None:
    page.head("Mediation effort")
    page.basis(one.basis)
    if not one.efforts:
        page.plain(NOTHING)
    for effort in one.efforts:
        parts.say_effort(page, effort)
    for mediator, speaks in one.speaks.items():
        page.head(f"For and against {page.name(mediator)} as mediator")
        for each in speaks:
            source = [each.citation] if each.citation else ()
            world = " (world data)" if each.world and not each.citation else ""
            page.line(
                f"{page.names.one(each.disputant)}, {each.leaning}: {page.quoted(each.why)}{world}", source
            )


def _claim(page: Page, one: ClaimAnswer) -> None:
    page.head("Claim")
    parts.say_claim(page, one.claim)
    for why in one.claim.why:
        page.line(f"tellings joined because {page.quoted(why)}")
    for each in one.claim.dropped:
        page.line(
            f"{page.outlet(each.outlet)} states it flatly after it was only given on somebody's word",
            [each.citation],
        )
    if one.beside:
        page.head("Other contested claims between the same parties")
        _each(page, one.beside, parts.say_claim)


def _obstacle(page: Page, one: ObstacleAnswer) -> None:
    page.head("Obstacle")
    parts.say_report(page, one.report)
    _each(page, one.chains, parts.say_chain)


def _event(page: Page, one: EventAnswer) -> None:
    page.head("Event")
    parts.say_event(page, one.event)
    page.line(f"taken for one act because {page.quoted(one.event.why)}" if one.event.why else "told once")
    for each in one.event.spread:
        told = "; ".join(f"{page.quoted(v.value, 80)} in {len(v.reports)}" for v in each.variants)
        page.line(f"tellings differ in {each.aspect}: {told}")
    page.head("Tellings")
    _each(page, one.reports, parts.say_report)
    if one.stages:
        page.head("Other stages of the same act")
        _each(page, one.stages, parts.say_event)


def _timeline(page: Page, one: Timeline) -> None:
    page.head(
        f"Timeline, lines {one.first + 1 if one.lines else 0} to {one.first + len(one.lines)} of {one.of}"
    )
    page.basis(one.basis)
    _each(page, one.lines, parts.say_line)


def _changes(page: Page, one: Changes) -> None:
    clock = "days of the world" if one.clock == "world" else "states of the ledger"
    page.head(f"Changed {interval_words(one.since, one.until)} ({clock})")
    page.basis(one.basis)
    _each(page, one.changes, parts.say_change)


def _asked(page: Page, one: Asked) -> None:
    page.head(f"Question {page.quoted(one.q)}")
    if one.answer is None:
        page.plain("Nothing was asked.")
        return
    if one.basis:
        page.basis(one.basis)
    page.plain(f"Outcome: {one.answer.outcome}.")
    for each in one.answer.sentences:
        page.line(
            page.quoted(each.text, 500) + (" (world data)" if each.world and not each.citations else ""),
            each.citations,
        )
    for note in one.answer.notes:
        page.line(f"note: {page.quoted(note)}")
    if one.answer.near:
        page.head("Nearest to it")
        for each in one.answer.near:
            page.line(page.quoted(each.text, 500), each.citations)


def _listed(page: Page, title: str, one: Listed, shown: int) -> None:
    page.head(f"{title}, {one.first + 1 if shown else 0} to {one.first + shown} of {one.of}")
    page.basis(one.basis)


def _mediations(page: Page, one: MediationList) -> None:
    _listed(page, "Mediation efforts", one, len(one.efforts))
    _each(page, one.efforts, parts.say_effort)


def _claims(page: Page, one: ClaimList) -> None:
    _listed(page, "Claims", one, len(one.claims))
    _each(page, one.claims, parts.say_claim)


def _obstacles(page: Page, one: ObstacleList) -> None:
    _listed(page, "Obstacles", one, len(one.chains))
    _each(page, one.chains, parts.say_chain)


def _events(page: Page, one: EventList) -> None:
    _listed(page, "Events", one, len(one.events))
    _each(page, one.events, parts.say_event)


def _efforts(page: Page, title: str, efforts: tuple[Any, ...]) -> None:
    page.head(title)
    if not efforts:
        page.plain(NOTHING)
    for effort in efforts:
        parts.say_effort(page, effort, steps=False)


def _each(page: Page, several: tuple[Any, ...], say: Callable[[Page, Any], None]) -> None:
    if not several:
        page.plain(NOTHING)
    for one in several:
        say(page, one)


WORDS: Mapping[str, Callable[[Page, Any], None]] = {
    "situation": _situation,
    "actor": _actor,
    "dyad": _dyad,
    "bloc": _bloc,
    "mediation": _mediation,
    "claim": _claim,
    "obstacle": _obstacle,
    "event": _event,
    "timeline": _timeline,
    "changes": _changes,
    "ask": _asked,
    "search": say_search,
    "explorer": say_reports,
    "article": say_article,
    "mediations": _mediations,
    "claims": _claims,
    "obstacles": _obstacles,
    "events": _events,
    "explained": say_explained,
    "coded": say_coded,
}
