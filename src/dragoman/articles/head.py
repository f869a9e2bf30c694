"""The head of a page: labels, headlines, summary, what stands before the running text."""

import re

from dragoman.articles.datelines import opening_dateline
from dragoman.articles.phrases import fold, phrases
from dragoman.articles.stretch import Stretch

_LEAST_HEADLINE = 4
_LONGEST_HEADLINE = 40
_MENU_RUN, _MENU_WORDS = 4, 3
_SUFFIX = re.compile(r"\s+(?:[|•·»]|[–—-])\s+(?P<outlet>[^|•·»–—]{2,50})$")
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}


def main_heading(stretches: list[Stretch], hint: str | None, outlet: str | None) -> Stretch | None:
    """Find the headline by its tag, in formats that have tags.

    Pages put their own name in an `h1` as well; the headline is the one that
    the page's title repeats.

    Args:
        stretches: the page in order.
        hint: the title that the page's tags give.
        outlet: the outlet if known.

    Returns:
        The headline; None in plain text and where no heading is one.
    """
    element = next((one for one in stretches if one.tag == "title" and one.kind is None), None)
    hints = [fold(words) for words in (hint, element.words if element else None) if words]
    headings = [one for one in stretches if one.tag in _HEADINGS and one.kind is None]
    for one in headings:
        if one.count > 1 and any(words.startswith(fold(one.words)) for words in hints):
            return one
    own_names = {fold(outlet)} if outlet else set()
    first_level = [one for one in headings if one.tag == "h1" and fold(one.words) not in own_names]
    return max(first_level, key=lambda one: one.count >= _LEAST_HEADLINE, default=None)


def first_body_index(stretches: list[Stretch], heading: Stretch | None = None) -> int:
    """Find where running text begins.

    Args:
        stretches: the page in order, furniture and captions already marked.
        heading: the headline if its tag tells it; text above it is not the article's.

    Returns:
        The index of the first unclaimed paragraph, or the number of stretches if there is none.
    """
    above = stretches.index(heading) + 1 if heading else 0
    unclaimed = [
        at
        for at, one in enumerate(stretches)
        if at >= above and one.kind is None and one.tag not in _HEADINGS | {"title"}
    ]
    for at, following in zip(unclaimed, [*unclaimed[1:], None], strict=False):
        if (
            following is not None
            and at == unclaimed[0]
            and stretches[at].ending == "."
            and stretches[following].ending == "."
        ):
            return at  # a text without a headline that opens with a short sentence
        if stretches[at].is_paragraph or (
            stretches[at].is_finished and opening_dateline(stretches[at].words)
        ):
            return at
    return _first_short_sentence(stretches, unclaimed)


def _first_short_sentence(stretches: list[Stretch], unclaimed: list[int]) -> int:
    headline_passed = False
    for at in unclaimed:
        if stretches[at].ending in {".", "!"} and stretches[at].count > 2 and headline_passed:  # noqa: PLR2004
            return at
        headline_passed = True
    short = [at for at in unclaimed if stretches[at].ending in {".", "!"}]
    return short[0] if short else len(stretches)


def mark_head(
    stretches: list[Stretch], first_body: int, outlet: str | None, heading: Stretch | None = None
) -> tuple[str | None, str | None]:
    """Mark headlines, labels and summary lines before the running text.

    An article may open with two headlines, with a label above its headline,
    or with bullet points that sum it up; those after a headline are body.

    Args:
        stretches: the page in order.
        first_body: index of the first paragraph of running text.
        outlet: the outlet if known, so that a headline can be freed of it.
        heading: the headline if its tag tells it.

    Returns:
        The first headline as printed, None where the page has none, and the
        outlet that the headline's end names.
    """
    head = [one for one in stretches[:first_body] if one.kind is None]
    _mark_menus(head)
    _mark_title_element(stretches, head, heading)
    head = [one for one in head if one.kind is None]
    main = heading if heading in head else _first_headline(head) or next(iter(head), None)
    if main is None:
        return None, None
    _strip_label(main)
    named = strip_outlet(main, outlet)
    for one in head[: head.index(main)]:
        _mark_before_headline(one)
    main.mark("title")
    _mark_after_headline(head[head.index(main) + 1 :], main)
    _mark_repetitions(stretches, main)
    return main.words, named


def _strip_label(title: Stretch) -> None:
    """Free a headline of a label before a bar ("LIVE | ...")."""
    label, bar, _ = title.words.partition("|")
    if bar and (phrases().is_topic(label) or fold(label).strip() in phrases().no_places):
        title.keep(len(label) + 1, len(title.words))


def strip_outlet(title: Stretch, outlet: str | None) -> str | None:
    """Free a headline of its " | Outlet" or " - Outlet".

    Args:
        title: the headline; its end and words are shortened in place.
        outlet: the outlet if known.

    Returns:
        The outlet that stood there, or None.
    """
    match = _SUFFIX.search(title.words)
    if match is None:
        return None
    name = match["outlet"].strip()
    known = outlet is not None and fold(outlet) == fold(name)
    bar = match[0].lstrip()[0] in "|•·»"
    if not (known or phrases().names_press(name) or (bar and len(name.split()) <= 4 and match.start() > 0)):  # noqa: PLR2004
        return None
    if len(title.words[: match.start()].split()) < 2:  # noqa: PLR2004
        return None
    title.keep(0, match.start())
    if phrases().is_topic(name):
        return None
    strip_outlet(title, outlet)
    return name


def _first_headline(head: list[Stretch]) -> Stretch | None:
    return next((one for one in head if one.tag != "title" and _is_headline(one)), None)


def _is_headline(one: Stretch) -> bool:
    """Tell a headline from a label, also from a label of two parts ("ANALYSIS | The North")."""
    label, bar, rest = one.words.partition("|")
    words = len(rest.split()) if bar and phrases().is_topic(label) else one.count
    return _LEAST_HEADLINE <= words <= _LONGEST_HEADLINE


def _mark_menus(head: list[Stretch]) -> None:
    """Mark runs of four or more very short lines: a menu."""
    run: list[Stretch] = []
    for one in [*head, None]:
        if one is not None and one.count <= _MENU_WORDS and one.tag not in _HEADINGS and not one.is_finished:
            run.append(one)
            continue
        if len(run) >= _MENU_RUN:
            for line in run:
                line.mark("furniture", "navigation")
        run = []


def _mark_title_element(stretches: list[Stretch], head: list[Stretch], heading: Stretch | None) -> None:
    """Prefer the headline on the page to the `title` element, which browsers show outside of it."""
    element = next((one for one in stretches if one.tag == "title" and one.kind is None), None)
    if element is None:
        return
    shown = heading or next((one for one in head if one.count > 1 and _is_repeated(one, element)), None)
    if shown is None:
        element.tag = ""
        return
    element.mark("metadata", "page title")


def _is_repeated(one: Stretch, element: Stretch) -> bool:
    return one is not element and fold(element.words).startswith(fold(one.words))


def _mark_before_headline(one: Stretch) -> None:
    if one.count >= _LEAST_HEADLINE and not phrases().is_topic(one.words) and one.tag == "h2":
        one.mark("title")
    else:
        one.mark("furniture", "navigation")


def _mark_after_headline(following: list[Stretch], main: Stretch) -> None:
    for one in following:
        if (
            (one.bullet and not main.bullet)
            or one.ending in {".", "!", ";", ":"}
            or one.count > _LONGEST_HEADLINE
        ):
            one.mark("body")
        elif one.count >= _LEAST_HEADLINE and not (one is following[-1] and one.ending == "?"):
            one.mark("title")
        elif phrases().is_topic(one.words) or one is not following[-1] or one.count <= 1:
            one.mark("furniture", "navigation")
        else:
            one.mark("section")


def _mark_repetitions(stretches: list[Stretch], main: Stretch) -> None:
    words = fold(main.words)
    for one in stretches:
        if one is not main and one.kind in {None, "title", "body"} and fold(one.words) == words:
            one.mark("furniture", "repeated headline")
