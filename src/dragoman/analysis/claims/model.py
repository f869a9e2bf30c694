"""What the merging of claims gives: claims, and who holds what on them."""

from datetime import date

import msgspec

from dragoman.records import Citation, Interval, ReportKind, Stance


class HeldPosition(msgspec.Struct, frozen=True, kw_only=True):
    """Who takes which stance on a merged claim, where and when (codebook section 5).

    `holder` is the name as printed; for what an outlet says in its own voice, the outlet's (`flat` is
    then true). `id` is the entity it speaks for, where that is known. `through` are those on whose word
    we have it, outermost first. `stance` is towards the proposition of the merged claim: who asserts the
    contrary denies. `told` is when it was said if the text tells, else when the article was published.
    `outlets` are all that carry it, articles of one story counted once in `stories`. `discounted` says that
    only sources carry it that a reviewer put down as discounted: it is shown, and makes nothing contested.
    """

    holder: str
    id: str | None
    stance: Stance
    flat: bool
    through: tuple[str, ...]
    outlet: str | None
    outlets: tuple[str, ...]
    stories: tuple[str, ...]
    told: Interval | None
    basis: ReportKind
    citation: Citation
    discounted: bool = False


class MergedClaim(msgspec.Struct, frozen=True, kw_only=True):
    """A proposition as all articles tell it.

    `proposition` is in the words of the fullest telling. `first` are the positions that may have been the first to
    assert it: one where the dates tell, several where they leave it open. `dropped` are the outlets'
    own flat statements after an article that only attributed it or would not confirm it. `why` says
    what the tellings of different articles were joined by; empty where one article tells it alone.
    `settled` says that the positions differed, but the last that each holder took are one. `reports` are
    the ids of all tellings.
    """

    id: str
    proposition: str
    parties: tuple[str, ...]
    contested: bool
    settled: bool
    positions: tuple[HeldPosition, ...]
    first: tuple[HeldPosition, ...]
    dropped: tuple[HeldPosition, ...]
    articles: tuple[str, ...]
    stories: tuple[str, ...]
    earliest: date | None
    latest: date | None
    reports: tuple[str, ...]
    why: tuple[str, ...]
