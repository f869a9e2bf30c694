"""Looking at watches: what is told, and what is quiet."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from time import time

import pytest
from msgspec import structs
from tests.web.made import article, coded, event, first, many, second

from dragoman.ledger import Ledger
from dragoman.records import Mediation
from dragoman.web.asked import AskedWronglyError
from dragoman.web.desk import Desk
from dragoman.web.service import Service
from dragoman.web.watches.gist import gist_of
from dragoman.web.watches.looking import Looker, newest
from dragoman.web.watches.model import Change, Difference, Watch
from dragoman.web.watches.question import address_of, name_of, question_of
from dragoman.web.watches.store import Store
from dragoman.world import World

DYAD = "/dyad/ETH/SOM"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A ledger of one article."""
    with Ledger.open(tmp_path / "ledger", create=True) as ledger:
        ledger.add([first()], coder="1.0")
    return tmp_path / "ledger"


@pytest.fixture
def service(place: Path, world: World) -> Iterator[Service]:
    """What answers."""
    with Desk.open(place) as desk:
        yield Service(desk, world)


@pytest.fixture
def looker(service: Service, place: Path) -> Looker:
    """What looks at watches."""
    return Looker(service, Store(place), time)


@pytest.fixture
def watch(looker: Looker, place: Path) -> Callable[[str], Watch]:
    """What makes a watch on an address."""

    def made(address: str) -> Watch:
        found = looker.prepare(question_of(address), "", "http://localhost")
        Store(place).make(found)
        return found

    return made


def look(looker: Looker, place: Path, watch: Watch) -> Difference | None:
    """Look at all watches; give what one of them told last."""
    looker.round(lambda _: True)
    found: tuple[Change, ...] = Store(place).changes(watch.id)
    return found[0].told if found else None


def test_news_is_told(looker: Looker, place: Path, service: Service, watch: Callable[[str], Watch]) -> None:
    """A new article that bears on the answer is told: its reports, in sentences with their words."""
    made = watch(DYAD)
    assert look(looker, place, made) is None
    service.desk.add([second()], coder="1.0")
    told = look(looker, place, made)
    assert told is not None
    assert not told.gone
    assert not told.corrected
    sentences = {one.sentence: one.citation for one in told.new}
    offer = next(cited for said, cited in sentences.items() if said.startswith("Kenya offers to mediate"))
    assert offer.quote == "Kenya has offered to mediate between Ethiopia and Somalia"
    assert offer.outlet == "Lamu Courier"


def test_quiet_when_nothing_moved(
    looker: Looker, place: Path, service: Service, watch: Callable[[str], Watch]
) -> None:
    """The same ledger, the same article again, and news of others are no change."""
    made = watch(DYAD)
    service.desk.add([first()], coder="1.0")
    service.desk.add(many(3), coder="1.0")
    assert look(looker, place, made) is None


def test_each_change_once(
    looker: Looker, place: Path, service: Service, watch: Callable[[str], Watch]
) -> None:
    """A change is told once, however often it is looked for; numbers count up."""
    made = watch(DYAD)
    service.desk.add([second()], coder="1.0")
    assert looker.round(lambda _: True) == 1
    assert looker.round(lambda _: True) == 0
    report = service.desk.reports(kinds=["tie"])[0]
    service.desk.judge("reject", [report.id], who="A. Reader")
    assert looker.round(lambda _: True) == 1
    assert [one.number for one in Store(place).changes(made.id)] == [2, 1]


def test_rejected_is_gone_and_comes_back(
    looker: Looker, place: Path, service: Service, watch: Callable[[str], Watch]
) -> None:
    """A report that a reviewer rejects is gone; when that is withdrawn it is new."""
    made = watch(DYAD)
    report = service.desk.reports(kinds=["tie"])[0]
    judgement = service.desk.judge("reject", [report.id], who="A. Reader")
    told = look(looker, place, made)
    assert told is not None
    assert [one.citation.report for one in told.gone] == [report.id]
    assert told.new == ()
    service.desk.withdraw(judgement.id, who="A. Reader")
    told = look(looker, place, made)
    assert told is not None
    assert [one.citation.report for one in told.new] == [report.id]


def test_corrected_reads_otherwise(
    looker: Looker, place: Path, service: Service, watch: Callable[[str], Watch]
) -> None:
    """A corrected report is told as it was and as it is."""
    made = watch(DYAD)
    report = next(
        one for one in service.desk.reports(kinds=["event"]) if one.record.quote.startswith("Somalia acc")
    )
    service.desk.judge("correct", [report.id], who="A. Reader", field="status", value='"planned"')
    told = look(looker, place, made)
    assert told is not None
    (one,) = told.corrected
    assert "is to accuse" in one.after.sentence
    assert "is to accuse" not in one.before.sentence


def test_confirming_is_no_news(
    looker: Looker, place: Path, service: Service, watch: Callable[[str], Watch]
) -> None:
    """A judgement that changes no record tells nothing."""
    made = watch(DYAD)
    service.desk.judge("confirm", [service.desk.reports(kinds=["tie"])[0].id], who="A. Reader")
    assert look(looker, place, made) is None


def test_what_slides_out_of_a_window_is_no_news(
    looker: Looker, place: Path, service: Service, watch: Callable[[str], Watch]
) -> None:
    """Of a dyad with more articles than a page looks at, only what is new is told, not what it pushed out."""
    service.desk.add(many(110), coder="1.0")
    made = watch("/dyad/KEN/SOM")
    text = "One more visit\nThe envoy of Kenya visited Somalia once more on a rainy day in the capital."
    quote = text.partition("\n")[2]
    later = coded(
        article(text, "The Wajir Wire", date(2033, 1, 1), "later.txt"),
        events=(event(text, quote, "CONSULT", "042", ["KEN"], ["SOM"]),),
    )
    service.desk.add([later], coder="1.0")
    told = look(looker, place, made)
    assert told is not None
    assert [one.citation.quote for one in told.new] == [quote]
    assert told.gone == ()


def test_turns_are_told(looker: Looker, place: Path, service: Service, watch: Callable[[str], Watch]) -> None:
    """What the answer as a whole says otherwise stands first: a stage, with how it was."""
    made = watch("/mediation/KEN/ETH,SOM")
    text = "Talks begin\nKenya began to mediate between Ethiopia and Somalia on 9 May 2031."
    quote = text.partition("\n")[2].rstrip(".")
    effort = Mediation(
        mediators=("KEN",),
        disputants=("ETH", "SOM"),
        matter=None,
        stage="under-way",
        reports=(quote,),
        quote=quote,
        start=text.index(quote),
    )
    talks = coded(
        article(text, "Lamu Courier", date(2031, 5, 10), "talks.txt"),
        events=(event(text, quote, "CONSULT", "045", ["KEN"], ["ETH", "SOM"]),),
        mediations=(effort,),
    )
    service.desk.add([talks], coder="1.0")
    told = look(looker, place, made)
    assert told is not None
    turn = told.turns[0]
    assert turn.sentence == "Mediation by Kenya between Ethiopia and Somalia: under way"
    assert turn.before == "Mediation by Kenya between Ethiopia and Somalia: offered"
    assert [one.citation.quote for one in told.new] == [quote]


def test_a_claim_no_longer_contested(
    looker: Looker, place: Path, service: Service, watch: Callable[[str], Watch]
) -> None:
    """That nobody contests a claim any more is told."""
    claim = service.desk.reports(kinds=["claim"])[0]
    made = watch(f"/claim/{claim.id}")
    service.desk.judge("reject", [claim.id], who="A. Reader")
    told = look(looker, place, made)
    assert told is not None
    assert [one.citation.report for one in told.gone] == [claim.id]


def test_an_actor_has_all_that_names_it(
    looker: Looker, place: Path, service: Service, watch: Callable[[str], Watch]
) -> None:
    """The watch on an actor tells of every report that names it as a party."""
    made = watch("/actor/KEN")
    service.desk.add([second()], coder="1.0")
    told = look(looker, place, made)
    assert told is not None
    new = {one.citation.report for one in told.new}
    named = {one.id for one in service.desk.reports(parties=["KEN"]) if one.outlet == "Lamu Courier"}
    assert named <= new


@pytest.mark.parametrize(
    "address",
    [
        "/situation",
        "/timeline?parties=Kenya",
        "/explorer?kind=event",
        "/changes",
        "/ask?q=Who+mediates+between+Ethiopia+and+Somalia%3F",
        "/bloc/IGAD",
        "/actor/SOM",
    ],
)
def test_every_answer_can_be_watched(
    looker: Looker, place: Path, service: Service, watch: Callable[[str], Watch], address: str
) -> None:
    """Each is quiet about nothing, and its next look succeeds after news."""
    made = watch(address)
    assert look(looker, place, made) is None
    service.desk.add([second()], coder="1.0")
    look(looker, place, made)
    after = Store(place).find(made.id)
    assert after is not None
    assert after.fault == ""
    assert after.state == service.desk.state()


def test_a_question_is_answered(
    looker: Looker, place: Path, service: Service, watch: Callable[[str], Watch]
) -> None:
    """A question in words tells of the records that now answer it."""
    made = watch("/ask?q=Did+Somalia+welcome+the+offer+of+Kenya%3F")
    service.desk.add([second()], coder="1.0")
    told = look(looker, place, made)
    assert told is not None
    assert any("welcomed the offer" in one.citation.quote for one in told.new)


def test_one_that_fails_stops_no_other(
    looker: Looker, place: Path, service: Service, watch: Callable[[str], Watch]
) -> None:
    """A watch that cannot be looked at says why; the next one is looked at all the same."""
    broken, sound = watch("/timeline?parties=Kenya"), watch(DYAD)
    damaged = "/timeline?parties=Nobodyland"
    Store(place).change(broken.id, lambda one: structs.replace(one, address=damaged))
    service.desk.add([second()], coder="1.0")
    assert look(looker, place, sound) is not None
    found = Store(place).find(broken.id)
    assert found is not None
    assert "Nobodyland" in found.fault


def test_two_desks_tell_once(
    looker: Looker, place: Path, service: Service, watch: Callable[[str], Watch]
) -> None:
    """Two processes that look at the same time note one change."""
    made = watch(DYAD)
    service.desk.add([second()], coder="1.0")
    state = service.desk.state()
    assert looker.look(made, state)
    assert not looker.look(made, state)
    assert len(Store(place).changes(made.id)) == 1


def test_looked_at_only_when_the_ledger_moved(
    looker: Looker, place: Path, watch: Callable[[str], Watch], monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the ledger stays as it is, no answer is made."""
    watch(DYAD)
    assert looker.round(lambda _: True) == 0

    def refuse(*_: object) -> bool:
        raise AssertionError

    monkeypatch.setattr(looker, "look", refuse)
    assert looker.round(lambda _: True) == 0
    assert Store(place).watches()[0].fault == ""


def test_the_two_times_are_left_out(service: Service, world: World) -> None:
    """A watch asks of the latest; one question has one address, however it was written."""
    written = question_of("/timeline?known_on=2031-05-06&parties=Kenya&as_of=2031-05-06&limit=5&cursor=x")
    assert address_of(written) == "/timeline?parties=Kenya"
    assert address_of(question_of("/mediation/KEN/ETH,SOM?as_of=2031-05-06")) == "/mediation/KEN/ETH,SOM"
    given = service.answer(written.answer, written.asked)
    assert name_of(written, given, world) == "Timeline: Kenya"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "//evil.example/dyad/ETH/SOM",
        "https://evil.example/dyad/ETH/SOM",
        "javascript:alert(1)",
        "/nowhere",
        "/watches",
        "/article/" + "0" * 20,
        "/search?q=x",
        "/ask",
        "/dyad/ETH",
        "/dyad/eth/som",
        "/dyad/..%2f..%2fetc/SOM",
        "/timeline?colour=red",
        "/timeline?parties=" + "A" * 3000,
    ],
)
def test_what_cannot_be_watched(address: str) -> None:
    """Anything but the page of an answer is refused with what to do."""
    with pytest.raises(AskedWronglyError):
        question_of(address)


def test_newest_is_what_was_recorded_last(service: Service) -> None:
    """The moment is that of the last article or judgement."""
    before = newest(service.desk)
    assert before == max(one.recorded_at for one in service.desk.articles())
    made = service.desk.judge("confirm", [service.desk.reports()[0].id], who="A. Reader")
    assert newest(service.desk) == made.recorded_at > before


def test_digest_is_of_what_records_say(service: Service) -> None:
    """The answer as known at the newest moment has the digest of the answer now."""
    question = question_of(DYAD)
    now, then = gist_of(service, question, None), gist_of(service, question, newest(service.desk))
    assert now.digest() == then.digest()
    assert now.whole
