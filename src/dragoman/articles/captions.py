"""Photo captions: told apart from body text because they tell an event in the present tense of pictures."""

import re

from dragoman.articles.printed_dates import dates_in
from dragoman.articles.stretch import Stretch

_MARKED = re.compile(
    r"^[(\[]?(?:file photo|file -|file –|file:|photo:|image:|picture:|caption:|photo caption|archive photo|in this (?:file )?(?:photo|picture|image|handout)|"
    r"this (?:photo|picture|image|handout|combination|undated|file|screengrab|satellite)\b.{0,40}\b(?:shows|released|taken|provided|obtained)|pictured|combination picture|an? (?:undated |file )?(?:photo|picture|image|satellite image) (?:of|shows|released|taken|provided))",
    re.IGNORECASE,
)
_CREDITED = re.compile(
    r"(?:[(\[|/–—-]\s*|\b)(?:(?:file )?(?:photo|image|picture|pic|photograph|credit|courtesy|handout|source)s?\s*(?:by|:|/|courtesy|credit|via)\s?.{1,50}"
    r"|(?:ap|afp|reuters|getty|epa|anadolu|tass|sputnik|xinhua|ria novosti|epa-efe|bloomberg)\s*(?:photo|images?|file)?(?:\s*/\s*[\w .'’-]{1,40})*|/\s*(?:getty images|afp|reuters|file))\s*[)\]]?\.?$",
    re.IGNORECASE,
)
_AGENCY_TAIL = re.compile(
    r"(?:[(\[|/]|[.”\"]\s|\s[–—-]\s)\s*[^.()|/]{0,40}(?:ap|afp|reuters|getty|epa|anadolu|tass|sputnik|xinhua|file|handout|bloomberg)\b[^.]{0,30}[)\]]?\.?$",
    re.IGNORECASE,
)
_WHERE_LABEL = re.compile(r"^[A-ZÀ-Þ][A-ZÀ-Þ/ .-]{1,40}\s(?:[–—-]|--)\s")
_DATED_END = re.compile(
    r"[,(]?\s*(?:on\s)?(?:\w+day,?\s)?[^,.]{2,20}(?:,\s)?(?:19|20)\d\d\s*[.)]?(?:\s*[(\[].{1,40}[)\]])?$"
)
_SIDES = re.compile(
    r"\((?:L|R|C|left|right|centre|center|l to r|L-R|2nd L|2nd R|2L|2R|top|bottom|from left)\)|,\s(?:left|right|centre|center),\s|\bfrom left\b|\bfrom L\b",
    re.IGNORECASE,
)
_SHOWS = re.compile(
    r"\b(?:shakes?|holds?|speaks?|attends?|meets?|poses?|address(?:es)?|asks?|walks?|stands?|arrives?|listens?|waves?|gestures?|looks?|sits?|talks?|delivers?|greets?|watch(?:es)?|"
    r"welcomes?|march(?:es)?|gathers?|carry|carries|visits?|hugs?|embraces?|inspects?|signs?|smiles?|patrols?|chants?|rides?|drives?|guards?|wait|waits|rises|burns?|chairs?)\b"
)
_LONGEST = 70


def is_marked_caption(words: str) -> bool:
    """Tell a line that says itself that it goes with a picture.

    Args:
        words: the clean words of a line.

    Returns:
        True for "FILE PHOTO: ...", "... (L) shakes hands ...", "... (Photo: Agency)".
    """
    count = len(words.split())
    if not 5 <= count <= _LONGEST:  # noqa: PLR2004
        return False
    if _MARKED.match(words) or _SIDES.search(words):
        return True
    credit = _CREDITED.search(words) or _AGENCY_TAIL.search(words)
    return (
        bool(credit)
        and credit is not None
        and (
            words[credit.start()] in "([|/"
            or words[: credit.start()].rstrip().endswith((".", "|", ")", "”", '"', "–", "—", "-", "/"))
        )
    )


def is_dated_caption(words: str) -> bool:
    """Tell a sentence in the present tense of pictures that ends with a full date.

    Args:
        words: the clean words of a line before the body.

    Returns:
        True for "GENEVA - Delegates shake hands after the talks, March 3, 2021."
    """
    if not 6 <= len(words.split()) <= _LONGEST:  # noqa: PLR2004
        return False
    end = _DATED_END.search(words)
    if end is None or not dates_in(end[0]):
        return False
    return bool(_SHOWS.search(words)) or bool(_WHERE_LABEL.match(words))


def mark_captions(stretches: list[Stretch], first_body: int) -> None:
    """Mark photo captions, and as furniture what the player repeats of them.

    Args:
        stretches: the page in order; those that have a kind are left alone.
        first_body: index of the first paragraph of running text.
    """
    seen: dict[str, Stretch] = {}
    for at, stretch in enumerate(stretches):
        earlier = seen.setdefault(stretch.words, stretch)
        if stretch.kind is not None:
            continue
        if earlier is not stretch:
            _mark_repeated(earlier, stretch, before_body=at <= first_body)
        elif (
            stretch.tag in {"figcaption", "caption"}
            or is_marked_caption(stretch.words)
            or (at <= first_body and is_dated_caption(stretch.words))
        ):
            stretch.mark("caption")


def _mark_repeated(earlier: Stretch, later: Stretch, *, before_body: bool) -> None:
    if later.count < 5:  # noqa: PLR2004
        return
    if earlier.kind is None and later.is_finished and before_body:
        earlier.mark("caption")
    reason = "repeated caption" if earlier.kind == "caption" else "repeated line"
    later.mark("furniture", reason)
