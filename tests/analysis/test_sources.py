"""How many independent sources stand behind citations."""

from datetime import UTC, datetime

from tests.analysis.ties_made import Made, article, stated

from dragoman.analysis.evidence import cite
from dragoman.analysis.sources import Sources
from dragoman.articles import ReadOptions, article_from_text
from dragoman.ledger import MemoryEvidence, kept_article
from dragoman.records import Judgement, KeptArticle

TIE = stated("allied-with FJI TON")
FIRST = article("2030-01-01", TIE, outlet="Agency")
COPY = article("2030-01-02", TIE, outlet="Herald", story=FIRST[0].id)
OTHER = article("2030-01-06", TIE, outlet="Tribune")
NAMELESS = article("2030-01-07", TIE, outlet=None)
ALSO_NAMELESS = article("2030-01-08", TIE, outlet=None)


class Judged(MemoryEvidence):
    """Evidence in which a reviewer has discounted the Tribune."""

    def judgements(self, known_on: datetime | None = None) -> tuple[Judgement, ...]:
        """Give the judgement, from the day on which it was made."""
        made = datetime(2031, 2, 1, tzinfo=UTC)
        one = Judgement(
            id="j",
            verb="standing",
            targets=("tribune",),
            value="discounted",
            who="reviewer",
            recorded_at=made,
        )
        return (one,) if known_on is None or made <= known_on else ()


def _count(*made: Made, judged: bool = False, known_on: datetime | None = None) -> int:
    kind = Judged if judged else MemoryEvidence
    evidence = kind([kept for kept, _ in made], [one for _, several in made for one in several])
    sources = Sources(evidence, known_on, (kept.id for kept, _ in made))
    return sources.count(cite(report) for _, several in made for report in several)


def test_a_reprint_is_no_further_source() -> None:
    """An agency's story under another masthead is the agency's word; another outlet's story is another's."""
    assert _count(FIRST, COPY) == 1
    assert _count(FIRST, COPY, OTHER) == 2


def test_nameless_outlets_are_not_told_apart() -> None:
    """Articles of no known outlet are together one source, and none beside a named one."""
    assert _count(NAMELESS, ALSO_NAMELESS) == 1
    assert _count(NAMELESS, OTHER) == 1


def test_a_discounted_source_counts_for_nothing() -> None:
    """What a reviewer has discounted does not count from then on, and did before."""
    assert _count(FIRST, OTHER, judged=True) == 1
    assert _count(OTHER, judged=True) == 0
    assert _count(FIRST, OTHER, judged=True, known_on=datetime(2031, 1, 15, tzinfo=UTC)) == 2


def test_one_agency_under_two_mastheads_is_one_source() -> None:
    """Two papers that print an agency's stories are that agency's word, its own page among them."""
    star = _by("Reuters", "Daily Star", "By Jane Doe, Reuters", "Fiji and Tonga are allied, it was said.")
    sun = _by("Reuters", "Evening Sun", "SUVA, May 3 (Reuters) -", "Tonga has an ally in Fiji by treaty.")
    own = _by("Reuters", "Reuters", "By John Roe", "Fiji counts on its ally Tonga.")
    paper = _by("daily star", "Daily Star", "By Ann Poe", "Fiji and Tonga remain allies.")
    assert _names(star, sun, own) == ("reuters",)
    assert _names(star, paper) == ("daily star", "reuters")


def test_a_reprint_without_its_original_is_the_storys() -> None:
    """Two reprints of a story that is not at hand are one source."""
    first = article("2030-01-02", TIE, outlet="Herald", story="gone")
    second = article("2030-01-03", TIE, outlet="Tribune", story="gone")
    assert _count(first, second) == 1


def _by(source: str, outlet: str, line: str, words: str) -> KeptArticle:
    between = " " if line.endswith("-") else "\n\n"
    read = article_from_text(f"{line}{between}{words}", f"{outlet}.txt", ReadOptions(outlet=outlet))
    kept = kept_article(read, coder="made", recorded_at=datetime(2031, 1, 1, tzinfo=UTC))
    assert kept.source.casefold() == source.casefold()
    return kept


def _names(*kept: KeptArticle) -> tuple[str, ...]:
    evidence = MemoryEvidence(kept, [])
    return Sources(evidence, None).names(one.id for one in kept)
