"""Twenty years of made-up news for `benchmarks.ledger_speed`: coded articles of ten reports each.

A thousand dyads, the busiest with fifty times the news of the quietest; that of each comes in episodes (a
war, a round of talks) with quieter years between. An article tells what happened that day, often what
another tells in other words, and what happened before; one in thirty is an agency's text that a second
masthead has printed. Every quote stands in its article's text. Words: `ledger_news.yml`.
"""

import random
from collections import deque
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations, product
from pathlib import Path
from typing import Any

import yaml

from benchmarks.ledger_writer import Coded, Dyad, Happening, Writer, reprinted
from dragoman.world import World

FIRST_DAY = date(2006, 1, 1)
DAYS = 7300
DYADS = 1000
FLATNESS = 20
"""The dyad at rank r has news in proportion to 1 / (r + this)."""
Raw = dict[str, Any]


class News:
    """The news, article by article in the order of publication; the same seed makes the same news."""

    def __init__(self, world: World, articles: int, seed: int = 1) -> None:
        """Lay out who deals with whom, and the days of their news."""
        self.rng = random.Random(seed)  # noqa: S311 - not for secrets
        self.words = _read_words()
        # as many words as a newspaper uses, so that no two articles share runs of three by chance
        self.vocabulary = ["".join(some) for some in product(self.words["syllables"], repeat=3)]
        states, brokers = self.words["states"], self.words["brokers"]
        known = {one: world.entity(one) for one in (*states, *brokers)}
        self.names = {one: record.name if record else one for one, record in known.items()}
        self.dyads = [
            Dyad(
                a,
                b,
                self.rng.sample([x for x in brokers if x not in {a, b}], 2),
                deque(maxlen=8),
                deque(maxlen=4),
            )
            for a, b in self.rng.sample(list(combinations(states, 2)), DYADS)
        ]
        self._days = self._calendar(articles)

    def articles(self) -> Iterator[Coded]:
        """Give the articles with their records."""
        last: Coded | None = None
        for number, (day, rank) in enumerate(self._days):
            if last is not None and self.chance(1 / 30):
                yield reprinted(last, number)
                last = None
            else:
                last = Writer(self, self.dyads[rank], FIRST_DAY + timedelta(days=day)).article(number)
                yield last

    def chance(self, share: float) -> bool:
        """Whether it is so, this time."""
        return self.rng.random() < share

    def happening(self, dyad: Dyad, day: date) -> Happening:
        """A new act between two, or of a third towards one of them."""
        a, b = (dyad.a, dyad.b) if self.chance(0.6) else (dyad.b, dyad.a)
        if self.chance(0.15):
            a = next(one for one in (self.rng.choice(self.words["states"]) for _ in iter(int, 1)) if one != b)
        fillings = {
            "a": self.names[a],
            "b": self.names[b],
            "p": self.rng.choice(self.words["places"]),
            "n": self.rng.randrange(2, 90),
        }
        return Happening(day, self.rng.choice(self.words["acts"]), a, b, fillings)

    def _calendar(self, articles: int) -> list[tuple[int, int]]:
        """The day and the dyad of each article, in order: most in episodes of some months."""
        rng = self.rng
        weights = [1 / (rank + FLATNESS) for rank in range(DYADS)]
        episodes = [
            [(rng.randrange(DAYS), rng.randrange(20, 400)) for _ in range(rng.randrange(2, 9))]
            for _ in range(DYADS)
        ]
        found = []
        for rank in rng.choices(range(DYADS), weights, k=articles):
            start, length = rng.choice(episodes[rank])
            day = start + int(rng.random() * length) if self.chance(0.75) else rng.randrange(DAYS)
            found.append((min(day, DAYS - 1), rank))
        return sorted(found)


def _read_words() -> Raw:
    raw: Raw = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))
    return {name: value.split() if isinstance(value, str) else value for name, value in raw.items()}
