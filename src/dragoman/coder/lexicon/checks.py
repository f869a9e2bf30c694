"""What an entry may say: its types, modes, contexts, slots and special values, each fault told for people."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, get_args

from dragoman.ontology import CONTEXTS, event_types
from dragoman.records import TieKind
from dragoman.records.errors import DataFileError

SPECIAL_VALUES = frozenset({"@entity", "@any", "@none", "@own-future", "@other"})
COMPLEMENTS = frozenset({"infinitive", "clause", "gerund", "none"})
TIE_MODES = frozenset({"begins", "ends", "not"})
ROLES = frozenset(
    {"subject", "object", "dative", "clause", "poss", "modifier", "predicate", "location", "none"}
)
PREPOSITIONS = frozenset(
    [
        "about", "above", "across", "after", "against", "ahead", "along", "alongside", "amid", "among", "amongst",
        "around", "as", "at", "before", "behind", "below", "beneath", "beside", "besides", "between", "beyond",
        "by", "despite", "down", "during", "except", "for", "from", "in", "inside", "into", "like", "near", "of",
        "off", "on", "onto", "out", "outside", "over", "past", "per", "since", "through", "throughout", "till",
        "to", "toward", "towards", "under", "underneath", "until", "unto", "up", "upon", "via", "with", "within",
        "without",
    ]
)  # fmt: skip
SLOTS = ROLES | PREPOSITIONS
SLOT_FIELDS = ("actor", "recipient", "noun_in", "content", "addressee")
NEEDS = frozenset({"recipient", "negation"})


def check_entry(fields: Mapping[str, Any], where: str, ties: bool) -> None:
    """Check the values of an entry against the ontology and the format.

    Args:
        fields: the entry made ready for an `Entry` (tuples of strings).
        where: file, number and lemma of the entry, for messages.
        ties: whether the entry tells a tie (codebook section 4) and no act.

    Raises:
        DataFileError: naming the entry, the value and what may stand there.
    """
    _check_type(fields.get("type"), fields.get("mode"), where, ties)
    _among(fields.get("context", ()), CONTEXTS, "context", where)
    for name in SLOT_FIELDS:
        _among(fields.get(name, ()), SLOTS, f"slot in {name}:", where)
    _among((slot for slot, _ in fields["when"]), SLOTS, "slot in when:", where)
    _among(fields.get("needs", ()), NEEDS, "value of needs:", where)
    if fields["complement"] is not None:
        _among((str(fields["complement"]),), COMPLEMENTS, "complement", where)
    empty = next((slot for slot, values in fields["when"] if not values), None)
    if empty is not None:
        raise DataFileError(
            f"{where}: when: {empty}: names nothing; say what must stand there, or leave it out"
        )


def check_when(value: Any, where: str) -> dict[str, Any]:
    """Give the conditions of an entry as a dict; DataFileError if they are no mapping of slots."""
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise DataFileError(f"{where}: when: must be a mapping like {{object: [aid]}}, not {value!r}")
    return {str(k): v for k, v in value.items()}


def check_classes(when: Iterable[tuple[str, tuple[str, ...]]], classes: Collection[str], where: str) -> None:
    """Check that every value with an @ is a class of `classes.yml` or a special value."""
    for _, values in when:
        for value in values:
            if value.startswith("@") and value not in SPECIAL_VALUES and value not in classes:
                raise DataFileError(
                    f"{where}: no class {value!r} in classes.yml, and no special value "
                    f"({', '.join(sorted(SPECIAL_VALUES))})"
                )


def _check_type(kind: Any, mode: Any, where: str, ties: bool) -> None:
    """The type of an act with a mode of that type; the kind of a tie with begins, ends or not."""
    if kind is None:
        return
    types: Collection[str] = get_args(TieKind) if ties else event_types()
    if not isinstance(kind, str) or kind not in types:
        raise DataFileError(f"{where}: no type {kind!r}; there are {', '.join(types)}")
    modes: Collection[str] = TIE_MODES if ties else event_types()[kind].modes
    if mode is not None and (not isinstance(mode, str) or mode not in modes):
        raise DataFileError(
            f"{where}: {kind} has no mode {mode!r}; it has {', '.join(sorted(modes)) or 'none'}"
        )


def _among(values: Iterable[str], allowed: Collection[str], what: str, where: str) -> None:
    """Refuse the first value that may not stand there."""
    for value in values:
        if value not in allowed:
            raise DataFileError(f"{where}: unknown {what} {value!r}; there are {', '.join(sorted(allowed))}")
