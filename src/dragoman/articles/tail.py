"""The end of a page: where the article stops and forms, biographies and teasers begin."""

import re
from collections.abc import Callable
from itertools import accumulate

from dragoman.articles.about import Printed
from dragoman.articles.phrases import FurnitureLine, phrases
from dragoman.articles.stretch import Stretch

_LEAST_BODY = 30  # words of running text before a page's end may begin
_LONGEST_TEASER = 25
_LEAST_RESUMED = 2
_LONGEST_BIOGRAPHY = 60
_PROFESSION = re.compile(
    r"^(?P<name>(?:[A-ZÀ-ÞĀ-Ž][\w.'’-]*\s){1,3}[A-ZÀ-ÞĀ-Ž][\w'’-]+),? (?:is|was|teaches|writes|covers|reports|has (?:reported|written|covered|taught))\b.*?"
    r"\b(?:writer|journalist|reporter|correspondent|columnist|analyst|author|editor|fellow|researcher|professor|lecturer|historian|scholar|teaches|writes|covers|"
    r"reports|has (?:reported|written|covered|taught))\b"
)


def mark_labels(stretches: list[Stretch], furniture: dict[int, FurnitureLine], first_body: int) -> None:
    """Mark the lines that open a page's end, and what belongs to them.

    "Leave a reply" ends an article for good. "Related stories" ends it unless
    running text goes on afterwards: two paragraphs in a row, since a teaser's
    paragraph stands alone under its headline.

    Args:
        stretches: the page in order; changed in place.
        furniture: what the phrase lists say of each stretch, by index.
        first_body: index of the first paragraph of running text.
    """
    opens_end = _end_openings(stretches)
    said = 0
    label: FurnitureLine | None = None
    at = 0
    while at < len(stretches):
        one, found = stretches[at], furniture.get(at)
        if label is None and at >= first_body and one.kind is None:
            said += one.count
        ended_for_good = label is not None and label.scope == "end"
        if found and not ended_for_good and at > first_body and said >= _LEAST_BODY and opens_end(at, found):
            label = found
        elif label is not None:
            if label.scope == "tail" and found is None and _resumes(stretches, at):
                label = None
                continue
            _mark_ended(one, label, found)
        at += 1


def _mark_ended(one: Stretch, label: FurnitureLine, found: FurnitureLine | None) -> None:
    if one.kind == "furniture":
        return
    is_teaser = one.is_truncated or phrases().is_topic(one.words)
    one.mark("furniture", "teaser" if is_teaser and found is None else label.reason)


def _end_openings(stretches: list[Stretch]) -> Callable[[int, FurnitureLine], bool]:
    """Give a test that tells a page's end from a label that the article goes on after."""
    before = list(accumulate((one.kind is None and one.is_paragraph for one in stretches), initial=0))

    def opens(at: int, found: FurnitureLine) -> bool:
        if found.scope != "end":
            return found.scope == "tail"
        few_follow = before[-1] - before[at] <= max(2, before[at])
        return few_follow or found.reason == "comment form"

    return opens


def _resumes(stretches: list[Stretch], at: int) -> bool:
    run = 0
    for one in stretches[at:]:
        if one.kind is not None or not one.is_paragraph:
            break
        run += 1
    return run >= _LEAST_RESUMED


def mark_teasers(stretches: list[Stretch], first_body: int) -> None:
    """Mark the teasers of other stories that trail an article.

    Going backwards from the end: what is cut off with an ellipsis, or is a
    headline with no text of its own under it, is not this article's. So is a
    row of section names of a newspaper, each with one paragraph.

    Args:
        stretches: the page in order; changed in place.
        first_body: index of the first paragraph of running text.
    """
    listed = _listed(stretches)
    last = len(stretches)
    for at in range(len(stretches) - 1, first_body, -1):
        one = stretches[at]
        if one.kind is not None:
            continue
        is_headline = _is_headline(one) and not listed[at]
        if not (one.is_truncated or is_headline or _is_labelled(stretches, at, first_body)):
            break
        last = at
    for one in stretches[last:]:
        if one.kind is None:
            one.mark("furniture", "teaser")


def _is_headline(one: Stretch) -> bool:
    return not one.is_finished and not one.has_sentence and one.count <= _LONGEST_TEASER


def _listed(stretches: list[Stretch]) -> list[bool]:
    """Tell of each stretch whether it is a point of a list that a sentence of the article leads into."""
    found: list[bool] = []
    led = False
    for one in stretches:
        if not one.bullet:
            led = one.kind is None and one.ending == ":"
        found.append(one.bullet and led)
    return found


def _is_labelled(stretches: list[Stretch], at: int, first_body: int) -> bool:
    """Tell the second of two paragraphs that each stand alone under a section name of the paper."""
    labels = 0
    while at - 1 > first_body and labels < 2 and phrases().is_topic(stretches[at - 1].words):  # noqa: PLR2004
        labels += 1
        at -= 2
    later_teasers = any(
        one.kind == "furniture" and one.reason == "teaser" for one in stretches[at + 2 : at + 6]
    )
    return labels >= 2 or (labels == 1 and later_teasers)  # noqa: PLR2004


def mark_biography(stretches: list[Stretch], first_body: int, printed: Printed) -> None:
    """Mark a last paragraph that tells who the author is.

    It speaks of the one who signs, or of somebody whom the article has not
    named before and who is a writer or scholar by profession.

    Args:
        stretches: the page in order; changed in place.
        first_body: index of the first paragraph of running text.
        printed: what is known of the page; the byline is filled in from it.
    """
    body = [one for one in stretches[first_body:] if one.kind is None]
    if len(body) <= _LEAST_RESUMED or body[-1].count > _LONGEST_BIOGRAPHY:
        return
    last = body[-1]
    signed = bool(printed.byline) and last.words.startswith(printed.byline or "")
    match = _PROFESSION.match(last.words)
    if match and not signed:
        surname = match["name"].split()[-1]
        signed = not any(surname in one.words for one in body[:-1])
    if signed:
        last.mark("furniture", "author biography")
        printed.byline = printed.byline or (match["name"] if match else None)
