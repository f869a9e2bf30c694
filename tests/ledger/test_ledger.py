"""A ledger on disk: what it takes in and what it answers."""

import sqlite3
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from tests.ledger.pieces import FIRST_DAY, pair, words_of

from dragoman.analysis.evidence import Evidence
from dragoman.ledger import Ledger, LedgerError, MemoryEvidence, article_id, kept_article, reports_of
from dragoman.records import Event, Published

KINDS = {"event", "mediation", "tie", "claim", "obstacle"}


def _answers(evidence: Evidence) -> list[bytes]:
    """All reports, without when they were recorded."""
    same = datetime(2024, 1, 1, tzinfo=UTC)
    return [msgspec.json.encode(msgspec.structs.replace(r, recorded_at=same)) for r in evidence.reports()]


def test_it_gives_back_what_was_added(ledger: Ledger) -> None:
    """Reports and articles read as memory has them, in the same order; the article has the coded day."""
    pairs = [pair(1), pair(2, actor="KEN", day=None), pair(3, recipient="ETH")]
    receipts = ledger.add(pairs, coder="1")
    now = datetime(2024, 1, 1, tzinfo=UTC)
    kept = [kept_article(article, coder="1", recorded_at=now) for article, _ in pairs]
    memory = MemoryEvidence(
        kept, [r for k, (_, coded) in zip(kept, pairs, strict=True) for r in reports_of(k, coded)]
    )
    assert _answers(ledger) == _answers(memory)
    assert [receipt.outcome for receipt in receipts] == ["added"] * 3
    assert [receipt.reports for receipt in receipts] == [5] * 3
    assert [msgspec.structs.replace(k, recorded_at=now) for k in ledger.articles()] == list(memory.articles())


def test_selections_are_those_of_memory(ledger: Ledger) -> None:
    """By kind, by one, two and three parties, by article: memory and disk agree."""
    pairs = [
        pair(seed, actor=actor, recipient=to)
        for seed, (actor, to) in enumerate([("NOR", "TCD"), ("NOR", "KEN"), ("TCD", "NOR"), ("KEN", "SDN")])
    ]
    ledger.add(pairs, coder="1")
    memory = MemoryEvidence(ledger.articles(), ledger.reports())
    one = ledger.articles()[1].id
    for wanted in (
        {"kinds": ["tie", "event"]},
        {"parties": ["NOR"]},
        {"parties": ["TCD", "NOR"]},
        {"parties": ["TCD", "NOR", "SDN"]},
        {"parties": ["NOR"], "kinds": ["mediation"]},
        {"parties": ["NOR", "KEN"], "kinds": ["claim", "event"], "articles": [one]},
        {"articles": [one]},
        {"articles": [one], "kinds": ["tie"]},
        {"parties": ["nobody"]},
    ):
        assert ledger.reports(**wanted) == memory.reports(**wanted), wanted  # type: ignore[arg-type]
    assert ledger.articles([one]) == memory.articles([one])


def test_the_same_article_again_adds_nothing(ledger: Ledger) -> None:
    """In one call, in another, and under another file name: it is known, and no file is written."""
    assert [r.outcome for r in ledger.add([pair(1), pair(1, name="copy.txt")], coder="1")] == [
        "added",
        "known",
    ]
    before = _answers(ledger), ledger.tables["articles"].version
    assert [r.outcome for r in ledger.add([pair(1, name="again.txt")], coder="1")] == ["known"]
    ledger.tables["articles"].refresh()
    assert (_answers(ledger), ledger.tables["articles"].version) == before
    assert ledger.knows(pair(1)[0], coder="1")
    assert not ledger.knows(pair(2)[0], coder="1")


def test_a_newer_coder_supersedes_and_loses_nothing(ledger: Ledger) -> None:
    """The answers are the newer coder's; known on an earlier moment they are the older one's, to the byte."""
    ledger.add([pair(1)], coder="1.0")
    old, then = ledger.reports(), datetime.now(UTC)
    receipt = ledger.add([pair(1, status="planned")], coder="1.1")[0]
    assert receipt.outcome == "superseded"
    present = [r.record for r in ledger.reports(kinds=["event"])]
    assert [r.status for r in present if isinstance(r, Event)] == ["planned"]
    assert ledger.reports(known_on=then) == old
    assert ledger.articles(known_on=then)[0].coder == "1.0"
    assert ledger.articles()[0].coder == "1.1"
    assert ledger.count().reports == ledger.count(then).reports == dict.fromkeys(sorted(KINDS), 1)
    assert [r.outcome for r in ledger.add([pair(1)], coder="1.0")] == ["known"]
    assert ledger.coders() == {old[0].article: "1.1"}


def test_a_better_dated_reading_supersedes_and_a_vaguer_one_does_not(ledger: Ledger) -> None:
    """The day of publication, once known, is not lost by adding the article without it."""
    undated, dated = pair(1, day=None), pair(1)
    ledger.add([undated], coder="1")
    assert [r.outcome for r in ledger.add([dated], coder="1")] == ["superseded"]
    assert [r.outcome for r in ledger.add([undated], coder="1")] == ["known"]
    assert ledger.articles()[0].article.published.latest == FIRST_DAY
    assert ledger.as_read(article_id(dated[0])) == dated[0]


def test_one_story_is_one_source_and_the_first_is_its_first(ledger: Ledger) -> None:
    """A copy under another masthead is kept and linked; the earlier day is first, whichever came first."""
    text = words_of(5, 200)
    late = pair(text=text, outlet="B", day=FIRST_DAY + timedelta(days=1))
    early = pair(text=text, outlet="A")
    assert ledger.add([late], coder="1")[0].retells == ()
    before, then = ledger.articles()[0].story, datetime.now(UTC)
    assert ledger.add([early], coder="1")[0].retells == (article_id(late[0]),)
    assert {k.story for k in ledger.articles()} == {article_id(early[0])}
    assert {r.story for r in ledger.reports()} == {article_id(early[0])}
    assert {r.story for r in ledger.reports(known_on=then)} == {before} == {article_id(late[0])}
    assert ledger.count().stories == 1
    assert ledger.count().articles == 2


def test_moments_never_go_back_with_the_clock(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the clock set back an hour, what is added later is recorded later."""
    ledger.add([pair(1)], coder="1")
    newest = ledger.articles()[0].recorded_at

    class Earlier(datetime):
        @classmethod
        def now(cls, tz: object = None) -> "Earlier":
            del tz
            return cls.fromtimestamp((newest - timedelta(hours=1)).timestamp(), UTC)

    monkeypatch.setattr("dragoman.ledger.writing.datetime", Earlier)
    ledger.add([pair(2)], coder="1")
    ledger.judge("confirm", [ledger.reports()[0].id], who="A. Reader")
    moments = sorted({k.recorded_at for k in ledger.articles()})
    assert newest == moments[0] < moments[1] < ledger.judgements()[0].recorded_at
    assert len(ledger.reports(known_on=newest)) == 5


def test_since_count_busiest_and_table(ledger: Ledger) -> None:
    """What was recorded after a moment; numbers of dyads, highest first; the whole as a table."""
    ledger.add([pair(1), pair(2)], coder="1")
    then = datetime.now(UTC)
    ledger.add([pair(3, actor="KEN", recipient="UGA", day=None)], coder="1")
    assert {r.article for r in ledger.since(then)} == {article_id(pair(3, actor="KEN", recipient="UGA")[0])}
    first = ledger.busiest(1)[0]
    assert (first.a, first.b, first.reports) == ("NOR", "TCD", 6)
    assert ledger.busiest(known_on=then)[0] == first
    assert len(ledger.busiest(50)) == 6
    table = ledger.table()
    assert table["id"].to_pylist() == [r.id for r in ledger.reports()]
    tie = next(row for row in table.to_pylist() if row["kind"] == "tie" and row["outlet"])
    assert (str(tie["valid_from"]), str(tie["valid_to"])) == ("2020-02-01", "2021-12-31")


def test_search_finds_words_where_they_stand(ledger: Ledger) -> None:
    """Places are those of the article's text; furniture is not searched; signs in the words do no harm."""
    article, coded = pair(text="The envoy spoke of Cote d'Ivoire and of N'Djamena. Subscribe now!")
    cut = article.text.index("Subscribe")
    blocks = (
        msgspec.structs.replace(article.blocks[0], end=cut),
        msgspec.structs.replace(article.blocks[0], start=cut, kind="furniture"),
    )
    ledger.add([(msgspec.structs.replace(article, blocks=blocks), coded)], coder="1")
    found = ledger.search("n'djamena ENVOY")
    assert {article.text[start:end] for start, end in found[0].words} == {"envoy", "N'Djamena"}
    assert [article.text[a:b] for a, b in ledger.search('"the envoy spoke"')[0].words] == ["The envoy spoke"]
    assert ledger.search("env*")
    for none in ("subscribe", "envoy zzz", "", '"', "* -", 'NEAR("zzz'):
        assert ledger.search(none) == ()
    assert ledger.search("envoy", known_on=datetime(2020, 1, 1, tzinfo=UTC)) == ()


def test_the_index_is_made_again_when_it_is_gone_damaged_or_of_another_form(ledger: Ledger) -> None:
    """The answers are the same, and nobody notices."""
    ledger.add([pair(1), pair(2)], coder="1")
    answers, path = ledger.reports(), ledger.path
    ledger.close()
    index = next((path / "derived").glob("*.sqlite"))
    for harm in (
        index.unlink,
        lambda: index.write_bytes(b"no database at all, but long enough to be taken for one" * 99),
        lambda: index.write_bytes(index.read_bytes()[:5000]),
        lambda: _change_form(index),
        lambda: _drop_table(index),
    ):
        harm()
        with Ledger.open(path) as again:
            assert again.reports() == answers


def _change_form(index: Path) -> None:
    with sqlite3.connect(index) as connection:
        connection.execute("UPDATE meta SET value = 'old' WHERE key = 'form'")
    connection.close()


def _drop_table(index: Path) -> None:
    with sqlite3.connect(index) as connection:
        connection.execute("DROP TABLE reports")
    connection.close()


def test_compacting_changes_no_answer(ledger: Ledger) -> None:
    """Merged files hold the same rows: answers now and then are the same, with the old index and with a new one."""
    for seed in range(4):
        ledger.add([pair(seed)], coder="1")
    then = datetime.now(UTC)
    ledger.add([pair(0, status="planned")], coder="2")
    before = ledger.reports(), ledger.reports(known_on=then), ledger.articles()
    assert ledger.compact()["reports"] == (5, 1)
    for _ in range(2):
        assert (ledger.reports(), ledger.reports(known_on=then), ledger.articles()) == before
        ledger.discard_index()
    ledger.add([pair(9)], coder="2")
    assert ledger.count().articles == 5


def test_another_process_is_seen(ledger: Ledger) -> None:
    """What one ledger object adds, another one of the same folder answers with at once."""
    with Ledger.open(ledger.path) as other:
        assert other.reports() == ()
        ledger.add([pair(1)], coder="1")
        assert other.reports() == ledger.reports()
        other.add([pair(2)], coder="1")
        assert ledger.count().articles == 2


def test_several_threads_add_and_ask(ledger: Ledger) -> None:
    """Four threads, each with articles of its own and some of the others': each is there once."""
    failed: list[BaseException] = []

    def work(first: int) -> None:
        try:
            for seed in range(first, first + 4):
                ledger.add([pair(seed)], coder="1")
                ledger.reports(parties=["NOR"])
        except BaseException as error:  # noqa: BLE001 - told below
            failed.append(error)

    threads = [threading.Thread(target=work, args=(first,)) for first in (0, 2, 4, 6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert ledger.count().articles == 10
    assert len(ledger.reports()) == 50


def test_receipts_come_while_articles_still_do(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full group is committed before the rest is asked for: what has a receipt is on disk."""
    monkeypatch.setattr("dragoman.ledger.ledger.TOGETHER", 2)
    coming = ledger.adding((pair(seed) for seed in range(5)), coder="1")
    first = next(coming)
    with Ledger.open(ledger.path) as other:
        assert other.count().articles == 2
        assert first.id in {kept.id for kept in other.articles()}
    assert len([first, *coming]) == 5


def test_reports_without_their_articles_commit_are_no_answer(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An add that dies between its two commits leaves nothing to be seen, and can be run again."""

    def die(rows: object, after: int | None = None) -> None:
        del rows, after
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(ledger.tables["articles"], "append", die)
        with pytest.raises(KeyboardInterrupt):
            ledger.add([pair(1)], coder="1")
    assert ledger.reports() == ()
    assert [r.outcome for r in ledger.add([pair(1)], coder="1")] == ["added"]
    assert len(ledger.reports()) == 5
    ledger.compact()
    ledger.discard_index()
    assert len(ledger.reports()) == 5


def test_half_a_character_is_refused_by_name(ledger: Ledger) -> None:
    """A text that no file can hold is an error with the article's name, and nothing is added."""
    with pytest.raises(LedgerError, match=r"bad\.txt: holds half a character at"):
        ledger.add([pair(text="\ud800", name="bad.txt")], coder="1")
    assert ledger.count().articles == 0


def test_moments_without_a_zone_are_in_utc(ledger: Ledger) -> None:
    """A naive moment means the same as the one in UTC."""
    ledger.add([pair(1)], coder="1")
    moment = datetime.now(UTC)
    assert ledger.reports(known_on=moment.replace(tzinfo=None)) == ledger.reports(known_on=moment) != ()


def test_published_is_as_coded_and_as_read(ledger: Ledger) -> None:
    """The kept article carries the coder's day; the article to be coded again has its own."""
    article, coded = pair(1, day=None)
    inferred = Published(earliest=FIRST_DAY, latest=FIRST_DAY, basis="inferred", why="on Monday")
    ledger.add([(article, msgspec.structs.replace(coded, published=inferred))], coder="1")
    kept = ledger.articles()[0]
    assert kept.article.published == inferred
    assert ledger.reports()[0].published == inferred
    assert ledger.as_read(kept.id) == article
