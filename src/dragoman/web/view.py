"""What templates call: names, links that keep both times, and words for what records hold."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlencode

import msgspec
import yaml

from dragoman.analysis.mediations import Effort, Step
from dragoman.analysis.timeline import TimelineLine
from dragoman.articles.clean import clean_span
from dragoman.brief.efforts import steps
from dragoman.brief.happenings import when as line_when
from dragoman.brief.labels import Label, label_of, link_words, verb_words
from dragoman.brief.names import Names
from dragoman.brief.plain import one_line, shortened
from dragoman.brief.when import by_words, interval_words, published_words
from dragoman.ontology import event_types, quad_class
from dragoman.records import Citation, Event, Interval, Published
from dragoman.web.asked import Times
from dragoman.web.service import Service
from dragoman.web.users import Person

WORDS = Path(__file__).parent / "data" / "words.yml"
QUADS = {
    "verbal cooperation": "vc",
    "material cooperation": "mc",
    "verbal conflict": "vx",
    "material conflict": "mx",
}
NAV = (
    ("/situation", "Situation"),
    ("/mediations", "Mediation"),
    ("/claims", "Claims"),
    ("/obstacles", "Obstacles"),
    ("/events", "Events"),
    ("/timeline", "Timeline"),
    ("/map", "Map"),
    ("/network", "Network"),
    ("/explorer", "Explorer"),
    ("/changes", "Changes"),
    ("/search", "Search"),
    ("/ask", "Ask"),
    ("/watches", "Watches"),
    ("/review", "Review"),
    ("/add", "Add"),
)
LONGEST_QUOTE = 420


class View:
    """One page's way of saying things: for one person, and as of the times that the page is of."""

    nav = NAV

    def __init__(
        self,
        service: Service,
        *,
        person: Person,
        token: str,
        path: str,
        given: Iterable[tuple[str, str]],
        times: Times,
        twin: str | None,
        users: bool,
    ) -> None:
        """Take what the page is of.

        Args:
            service: where names come from.
            person: who looks.
            token: that its forms carry.
            path: of the page.
            given: its query, in order.
            times: as of, as known on.
            twin: the address of the same answer as JSON; None where there is none.
            users: whether people log in here.
        """
        self._service = service
        self.person, self.token, self.path, self.twin, self.users = person, token, path, twin, users
        self.given = tuple((name, value) for name, value in given if value)
        self.times = times

    # Addresses

    def link(self, path: str, **query: Any) -> str:
        """Give the address of another page, as of the same times."""
        pairs = [(name, str(value)) for name, value in query.items() if value not in (None, "")]
        return _address(path, [*pairs, *self.times_given()])

    def here(self, **changes: Any) -> str:
        """Give the address of this page with other values in its query; None takes one away."""
        pairs = [(name, value) for name, value in self.given if name not in changes]
        pairs += [(name, str(value)) for name, value in changes.items() if value not in (None, "")]
        return _address(self.path, pairs)

    def here_as(self, path: str) -> str:
        """Give the address of another form of this page's whole answer, without where its list goes on."""
        return _address(
            path, [(name, value) for name, value in self.given if name not in {"cursor", "limit"}]
        )

    def value(self, name: str) -> str:
        """Give a value of the page's query, empty where it has none."""
        return next((value for known, value in self.given if known == name), "")

    def file(self, ending: str) -> str:
        """Name a file for this page's answer, of its address."""
        parts = [one for one in re.split(r"[^A-Za-z0-9]+", unquote(self.path)) if one]
        return f"dragoman-{'-'.join(parts)[:80]}.{ending}"

    def others(self, *names: str) -> tuple[tuple[str, str], ...]:
        """Give what the query holds besides some fields, for a form that has those."""
        return tuple((name, value) for name, value in self.given if name not in names and name != "cursor")

    def actor(self, ident: str) -> str:
        """Give the address of an actor's page."""
        return self.link(f"/actor/{quote(ident)}")

    def dyad(self, a: str, b: str) -> str:
        """Give the address of the page of two."""
        return self.link(f"/dyad/{quote(a)}/{quote(b)}")

    def effort(self, mediators: Iterable[str], disputants: Iterable[str]) -> str:
        """Give the address of a mediation effort's page."""
        return self.link(f"/mediation/{quote(','.join(mediators))}/{quote(','.join(disputants))}")

    def source(self, citation: Citation) -> str:
        """Give the address of the words of a citation in their article."""
        address = self.link(f"/article/{citation.article}", show=citation.report)
        return f"{address}#w-{citation.report}"

    def known_day(self) -> tuple[str, str]:
        """Give the kind of field and the value for `known_on`: a day where it is the end of one."""
        moment = self.times.known_on
        if moment is None:
            return "date", ""
        whole = moment.timetz().replace(tzinfo=None) == time.max
        return ("date", moment.date().isoformat()) if whole else ("text", moment.isoformat())

    # Names and words

    def name(self, ident: str | None) -> str:
        """Name an entity; by its id where the world does not know it."""
        if not ident:
            return "nobody named"
        found = self._service.world.entity(ident)
        return found.name if found else ident

    def the(self, ident: str | None, *, start: bool = False) -> str:
        """Give the article that a name takes in a sentence, "the " or nothing; with a capital at its start."""
        name = self.name(ident)
        article = Names(lambda _: name).one(ident or "").removesuffix(name)
        return article.capitalize() if start else article

    def known(self, ident: str | None) -> bool:
        """Whether an id has a page: it looks like one."""
        return bool(ident) and all(c.isdigit() or c == "-" or "A" <= c <= "Z" for c in ident or "")

    def is_bloc(self, ident: str) -> bool:
        """Whether the world data know members or rules of it."""
        found = self._service.world.entity(ident)
        return found is not None and bool(found.members or found.decides_by)

    def words(self, citation: Citation, most: int = LONGEST_QUOTE) -> str:
        """Give the words of a citation without the tags of their page."""
        return self.plain(citation.quote, citation.article, most)

    def plain(self, text: str, article: str, most: int = LONGEST_QUOTE) -> str:
        """Give words of an article without the tags of their page."""
        clean = clean_span(text, markup=self._service.desk.markup(article)).text
        return shortened(one_line(clean), most)

    def say(self, field: str, value: str) -> str:
        """Say a value of a field of a record in words (`data/words.yml`)."""
        return _words()[field].get(value, value)

    def label(self, event: Any) -> Label:
        """Give the words for an act: done by one, by several, and what links them to the recipients."""
        return label_of(event.cameo, event.event_type)

    def act(self, event: Any) -> str:
        """Say what is done, as of as many as do it."""
        several = len({str(one) for one in event.actors}) > 1
        return verb_words(self.label(event), event.status, several=several)

    def link_words(self, event: Any) -> str:
        """Say what links an act to its recipients; a label may have two forms, for several and for one."""
        return link_words(self.label(event), event.status, several=len(event.recipients) > 1)

    def quad(self, event_type: str | None) -> str:
        """Give the mark of a type's quad class, empty for none."""
        return QUADS[quad_class(event_type)] if event_type in event_types() and event_type else ""

    def quad_words(self, event_type: str | None) -> str:
        """Say a type's quad class."""
        return quad_class(event_type) if event_type and event_type in event_types() else ""

    def when(self, time_: Interval | None) -> str:
        """Say when something was."""
        return by_words(time_) if time_ else "no date given"

    def line_when(self, line: TimelineLine) -> str:
        """Say when a line of a timeline was: its own date, else the day that it was told by."""
        return line_when(line)

    def steps(self, effort: Effort) -> list[Step]:
        """Give the steps of an effort in order, each once however many articles tell it."""
        return steps(effort)

    def between(self, first: date | None, last: date | None) -> str:
        """Say from when to when."""
        return interval_words(first, last)

    def published(self, published: Published) -> str:
        """Say when something was published."""
        return published_words(published)

    def day(self, day: date | datetime | str | None) -> str:
        """Say a day."""
        if day is None:
            return "not told"
        return _iso_words(day if isinstance(day, str) else day.isoformat()[:10])

    def line(self, text: str | None) -> str:
        """Give words of an article on one line, without what could change how others are shown."""
        return one_line(text or "")

    def short(self, text: str, most: int) -> str:
        """Cut words of an article or a name at a word."""
        return shortened(one_line(text), most)

    def json(self, value: Any) -> str:
        """Give a value as JSON."""
        return msgspec.json.encode(value).decode()

    def shade(self, event: Event) -> str:
        """Give the shade of a single telling."""
        if event.status in {"denied", "not-done"}:
            return "struck"
        return "dashed" if event.status in {"planned", "hypothetical"} else "outlined"

    def times_given(self) -> list[tuple[str, str]]:
        """Give the two times as the query has them."""
        return [(name, value) for name, value in self.given if name in {"as_of", "known_on"}]


def _iso_words(text: str) -> str:
    """Say an ISO date as exact as it is: a year, a month or a day; other words stay as they are."""
    parts = text.split("-")
    try:
        first = date(*[*map(int, parts), 1, 1][:3])
    except (ValueError, TypeError):
        return text
    return {1: f"{first.year}", 2: f"{first:%B} {first.year}"}.get(
        len(parts), f"{first.day} {first:%B} {first.year}"
    )


def _address(path: str, pairs: Iterable[tuple[str, str]]) -> str:
    query = urlencode(list(pairs))
    return f"{path}?{query}" if query else path


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    return {
        field: {str(value): str(words) for value, words in values.items()}
        for field, values in yaml.safe_load(WORDS.read_text(encoding="utf-8")).items()
    }
