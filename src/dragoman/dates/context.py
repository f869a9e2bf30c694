"""Telling by the words around them whether "May" is a month and 2015 a year."""

import re

from dragoman.dates.rule import View, is_capital, word_after, word_before
from dragoman.dates.words import MONTHS, MONTHS_SHORT, words

# Words after which a month that is also a verb, a name or a mood can only be the month.
_BEFORE_MONTH = frozenset(
    words(
        "in since of until till by from this last next late early mid during through between to before after "
        "the s around on throughout and or through past coming and"
    )
)
_WEAK_BEFORE_MONTH = frozenset(words("and or to the s past around"))
_DOUBTFUL = {3, 4, 5, 6, 8}
# Nouns that a year may stand before ("the 2015 deal"), where nothing else says that it is one.
_NAMED_BY_YEAR = frozenset(
    words(
        "war wars election elections vote deal agreement agreements accord accords treaty summit coup revolution "
        "uprising constitution ceasefire truce referendum conflict crisis invasion offensive budget olympics "
        "massacre genocide protests presidential parliamentary general peace nuclear memorandum protocol "
        "declaration attack attacks"
    )
)
COUNTED = frozenset(
    words(
        "people persons men women children troops soldiers militants fighters civilians refugees families houses "
        "homes villages rebels prisoners hostages detainees officers personnel police policemen peacekeepers "
        "missiles drones rockets tanks shells vehicles km kilometres kilometers miles metres meters feet hectares "
        "acres tonnes tons barrels dollars euros pounds rubles roubles dead killed wounded injured others victims "
        "residents protesters demonstrators migrants students workers votes seats words copies local foreign "
        "additional armed square hours days weeks years strong m kg ethnic displaced members delegates "
        "observers monitors settlers buildings schools casualties deaths sorties airstrikes strikes"
    )
)
_BEFORE_YEAR = frozenset(
    words(
        "in since of by until till from between during after before the a an s early late mid end around circa to "
        "through their its his her our this that under and or for as per year years back summer winter spring "
        "autumn fall start beginning middle pre post on into s"
    )
)


def stands_as_month(month: int, view: View, start: int, end: int) -> bool:
    """Say whether the name of a month, with no day or year beside it, means the month."""
    if view.norm[start:end] in MONTHS_SHORT:
        return False  # "Jan", "Mar", "Dec" alone are names and places as often as months
    before, after = word_before(view, start), word_after(view, end)
    if month in _DOUBTFUL:
        if before not in _BEFORE_MONTH:
            return False
        if before in _WEAK_BEFORE_MONTH and is_capital(view, end + 1):
            return False  # "April Glaspie and August Pfluger"
        if before == "the" and after in {"for", "of", "on", "to", "in", "against"}:
            return False  # "the March of Dimes", "the march on the capital"
    return not re.match(r" \d|-\d", view.norm[end : end + 2])


def stands_as_year(year: int, view: View, start: int, end: int) -> bool:
    """Say whether four figures mean a year, and not so many people or miles."""
    before, after = word_before(view, start), word_after(view, end)
    if after in COUNTED or (view.norm[end : end + 1] == "-" and after in {"strong", "man", "member"}):
        return False
    if after in _NAMED_BY_YEAR:
        return True
    if year % 100 == 0 and before in {"of", "to", "the", "and", "or", "for", "a", "on"}:
        return False  # "a force of 2000"
    opened = view.norm[start - 1 : start] in {"(", "["} or not before
    return opened or before in _BEFORE_YEAR or before in MONTHS
