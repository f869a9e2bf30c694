"""What holds of every answer that analysis gives, whatever the evidence is."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from functools import cache

import hypothesis.strategies as st
import msgspec
from hypothesis import HealthCheck, given, settings
from tests.analysis.claims_made import claim, obstacle, paper, tie
from tests.analysis.events_made import Made, act
from tests.analysis.ties_made import effort

from dragoman.analysis.alignment import network
from dragoman.analysis.ask import ask
from dragoman.analysis.chains import chains
from dragoman.analysis.changes import changes, changes_between_days
from dragoman.analysis.claims import claims
from dragoman.analysis.dyads import bloc_dyads, dyad
from dragoman.analysis.events import events
from dragoman.analysis.mediations import mediations
from dragoman.analysis.obstacles import obstacles
from dragoman.analysis.standing import relations
from dragoman.analysis.ties import ties
from dragoman.analysis.timeline import timeline
from dragoman.ledger import MemoryEvidence
from dragoman.ledger.judged import Judged, counting
from dragoman.records import Judgement, Report, Verb
from dragoman.world import World

QUICK = settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
START = date(2031, 1, 10)
NOW = datetime(2031, 6, 1, tzinfo=UTC)
LATER = NOW + timedelta(days=30)
QUESTIONS = (
    "Who mediates between Rwanda and Congo?",
    "Which claims are contested?",
    "Did Rwanda attack Congo?",
)
SAID = (
    "Rwandan soldiers crossed the border near Goma",
    "Rwanda had not sent troops over the border near Goma",
)
DONE = ("Rwandan troops attacked Congolese posts near Goma", "Congolese gunners shelled Rwandan villages")


@cache
def world() -> World:
    """Load the world once."""
    return World.load()


class Reviewed(MemoryEvidence):
    """Evidence in memory that reviewers have judged, each judgement from when it was made."""

    def __init__(self, made: Iterable[Made], judged: Iterable[Judgement] = ()) -> None:
        """Take what was made and what was judged."""
        several = list(made)
        super().__init__([kept for kept, _ in several], [one for _, found in several for one in found])
        self._judged = tuple(judged)

    def reports(self, *, known_on: datetime | None = None, **wanted: object) -> tuple[Report, ...]:
        """Select reports, judgements applied."""
        verdicts = Judged.of(self.judgements(known_on))
        found = super().reports(known_on=known_on, **wanted)  # type: ignore[arg-type]
        return tuple(one for report in found if (one := verdicts.apply(report)) is not None)

    def judgements(self, known_on: datetime | None = None) -> tuple[Judgement, ...]:
        """Give what counts at a moment."""
        return counting(one for one in self._judged if known_on is None or one.recorded_at <= known_on)


def answers(evidence: MemoryEvidence, known_on: datetime | None = None) -> dict[str, bytes]:
    """Give every answer of analysis to one moment, as bytes."""
    w = world()
    found: dict[str, object] = {
        "events": events(evidence, world=w, known_on=known_on),
        "ties": ties(evidence, w, known_on=known_on),
        "relations": relations(evidence, w, "RWA", known_on=known_on),
        "mediations": mediations(evidence, w, known_on=known_on),
        "claims": claims(evidence, w, known_on=known_on),
        "obstacles": obstacles(evidence, w, known_on=known_on),
        "chains": chains(evidence, w, known_on=known_on),
        "timeline": timeline(evidence, w, known_on=known_on),
        "dyad": dyad(evidence, w, "RWA", "COD", known_on=known_on),
        "bloc": bloc_dyads(evidence, w, "RWA", "EAC", known_on=known_on),
        "network": network(evidence, w, known_on=known_on),
        "changed": changes_between_days(
            evidence, w, since=START, until=START + timedelta(days=60), known_on=known_on
        ),
        "changes": changes(
            evidence, w, since=NOW - timedelta(days=9), until=known_on or LATER + timedelta(days=5)
        ),
        **{question: ask(evidence, w, question, known_on=known_on) for question in QUESTIONS},
    }
    return {name: msgspec.json.encode(one) for name, one in found.items()}


@st.composite
def papers(draw: st.DrawFn) -> list[Made]:
    """Up to four articles, each with a record of every kind."""
    made = []
    for number in range(draw(st.integers(2, 4))):
        day = START + timedelta(days=draw(st.integers(0, 50)))
        at = draw(st.integers(0, 1))
        offer = f"Angola offered to mediate between Rwanda and Congo ({number})"
        stage = draw(st.sampled_from(("AGREE 039 AGO > RWA COD", "CONSULT 045 AGO > RWA COD")))
        made.append(
            paper(
                draw(st.sampled_from(("Courier", f"Outlet {number}", None))),
                draw(st.sampled_from((str(day), f"{day}/{day + timedelta(days=9)}", None))),
                claim(SAID[at], (draw(st.sampled_from(("Rwanda", "Congo"))), "asserts")),
                act(("ASSAULT 190 RWA > COD", "ASSAULT 190 COD > RWA")[at], f"{DONE[at]} ({number})"),
                act(stage, offer, str(day)),
                effort(f"{'offered' if '039' in stage else 'under-way'} AGO > RWA COD", offer),
                obstacle("peace with Rwanda", "COD", "Congo's dispute with Rwanda over Goma"),
                tie("recognises", "COD", "RWA", f"recognises Rwanda ({number})", holds=bool(at)),
                recorded_at=NOW + timedelta(days=draw(st.integers(-5, 5))),
            )
        )
    return made


def _judgement(verb: Verb, *targets: str, when: datetime = LATER, value: str | None = None) -> Judgement:
    return Judgement(
        id=f"{verb} {targets}",
        verb=verb,
        targets=targets,
        value=value,
        who="reviewer",
        recorded_at=when,
    )


def _differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return [name for name in one if one[name] != other[name]]


@QUICK
@given(papers(), st.randoms(use_true_random=False))
def test_the_order_of_adding_does_not_matter(made: list[Made], random: object) -> None:
    """However the articles came in, every answer is the same to the last byte."""
    shuffled = list(made)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert not _differing(answers(Reviewed(made)), answers(Reviewed(shuffled)))


@QUICK
@given(papers(), st.data())
def test_what_was_known_on_a_moment_is_the_answer_for_ever(made: list[Made], data: st.DataObject) -> None:
    """Asked as it was known on a moment, no answer changes by what is recorded or judged afterwards."""
    moment = NOW + timedelta(days=data.draw(st.integers(-5, 4)), hours=1)
    early = [one for one in made if one[0].recorded_at <= moment]
    reports = [one.id for _, several in made for one in several]
    later = [
        _judgement("reject", data.draw(st.sampled_from(reports))),
        _judgement(
            "merge", *data.draw(st.lists(st.sampled_from(reports), min_size=2, max_size=2, unique=True))
        ),
        _judgement(
            "split", *data.draw(st.lists(st.sampled_from(reports), min_size=2, max_size=2, unique=True))
        ),
        _judgement("standing", "Courier", value="discounted"),
    ]
    assert not _differing(answers(Reviewed(early), moment), answers(Reviewed(made, later), moment))


@QUICK
@given(papers(), st.data())
def test_a_retracted_record_is_not_one_never_made(made: list[Made], data: st.DataObject) -> None:
    """What was retracted counts no longer, stays the answer to what was known before, and comes back if that is withdrawn."""
    article, reports = data.draw(st.sampled_from(made))
    gone = data.draw(st.sampled_from(reports))
    rejected = _judgement("reject", gone.id)
    judged = Reviewed(made, [rejected])
    never = Reviewed(
        [
            (kept, tuple(one for one in several if one.id != gone.id)) if kept is article else (kept, several)
            for kept, several in made
        ]
    )
    before = LATER - timedelta(hours=1)
    assert not _differing(
        answers(judged, LATER), {**answers(never, LATER), "changes": answers(judged, LATER)["changes"]}
    )
    assert not _differing(answers(judged, before), answers(Reviewed(made), before))
    assert gone.id in {one.id for one in judged.reports(known_on=before)}
    assert gone.id not in {one.id for one in never.reports(known_on=before)}
    back = msgspec.structs.replace(
        _judgement("confirm", when=LATER + timedelta(days=1)), withdraws=rejected.id, verb="reject"
    )
    assert not _differing(answers(Reviewed(made, [rejected, back])), answers(Reviewed(made)))


@QUICK
@given(papers())
def test_intervals_never_overlap_wrongly(made: list[Made]) -> None:
    """A tie's spells follow one another and alternate; no step, act or line ends before it begins."""
    evidence = Reviewed(made)
    for found in ties(evidence, world()):
        for one, other in zip(found.spells, found.spells[1:], strict=False):
            assert one.holds != other.holds
            if one.end.latest is not None and other.start.earliest is not None:
                assert (
                    other.start.latest is None
                    or one.end.earliest is None
                    or one.end.earliest <= other.start.latest
                )
    times = [step.when for one in mediations(evidence, world()) for step in one.history]
    times += [one.time for one in events(evidence, world=world()) if one.time is not None]
    times += [one.time for one in timeline(evidence, world())]
    times += [
        held.told for one in claims(evidence, world()) for held in one.positions if held.told is not None
    ]
    assert all(one.start is None or one.end is None or one.start <= one.end for one in times)
