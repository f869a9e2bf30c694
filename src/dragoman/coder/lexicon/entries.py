"""Lexicon entries: their types, and reading them from the YAML files beside this module."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

import msgspec
import yaml

from dragoman.coder.lexicon.checks import check_classes, check_entry, check_when
from dragoman.records import Status
from dragoman.records.coded import Stance
from dragoman.records.errors import DataFileError

PartOfSpeech = Literal["verb", "noun", "adjective"]
Kind = Literal["act", "light", "operator", "report", "none"]

HERE = Path(__file__).parent
TIES = HERE / "ties"
OPTIONAL_FIELDS = {
    "when",
    "type",
    "mode",
    "cameo",
    "context",
    "actor",
    "recipient",
    "joint",
    "kind",
    "noun_in",
    "reverse",
    "status",
    "operator",
    "content",
    "addressee",
    "stance",
    "needs",
    "stands",
    "example",
}


class Example(msgspec.Struct, frozen=True):
    """A sentence of our own and the events it must be coded to (`README.md`, Examples)."""

    sentence: str
    coding: str


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What an operator makes of an inner act; None keeps what the inner act has.

    `mode` of "" sets the mode to none. `nothing` means that no event comes out.
    """

    type: str | None = None
    mode: str | None = None
    cameo: str | None = None
    status: Status | None = None
    nothing: bool = False


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One sense of one predicate; fields as `README.md` here describes them."""

    id: str
    lemma: str
    part: PartOfSpeech
    kind: Kind
    particle: str | None = None
    when: tuple[tuple[str, tuple[str, ...]], ...] = ()
    complement: str | None = None
    passive: bool | None = None
    type: str | None = None
    mode: str | None = None
    cameo: str = ""
    context: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    joint: bool = False
    noun_in: tuple[str, ...] = ("object",)
    reverse: bool = False
    status: Status | None = None
    operator: str | None = None
    content: tuple[str, ...] = ()
    addressee: tuple[str, ...] = ()
    stance: Stance = "asserts"
    needs: tuple[str, ...] = ()
    stands: bool = False
    examples: tuple[Example, ...] = ()

    @property
    def weight(self) -> int:
        """How specific the entry is: the number of conditions it lays down."""
        return len(self.when) + (self.complement is not None) + (self.passive is not None)


class Lexicon(msgspec.Struct, frozen=True):
    """All entries by (part of speech, lemma), most specific first; noun classes; operators."""

    entries: Mapping[tuple[PartOfSpeech, str], tuple[Entry, ...]]
    classes: Mapping[str, frozenset[str]]
    operators: Mapping[str, Mapping[str, Outcome]]

    def lookup(self, part: PartOfSpeech, lemma: str) -> tuple[Entry, ...]:
        """Give the entries of a lemma, most specific first; none where it is unknown."""
        return self.entries.get((part, lemma), ())

    def __iter__(self) -> Iterator[Entry]:
        """Go through all entries, lemma by lemma."""
        for group in self.entries.values():
            yield from group


def _words(value: Any) -> tuple[str, ...]:
    """Make a tuple of strings of a scalar or a list."""
    if value is None:
        return ()
    return tuple(str(v) for v in value) if isinstance(value, list) else (str(value),)


def _example(text: str, where: str) -> Example:
    """Split `sentence => coding`."""
    sentence, arrow, coding = text.partition(" => ")
    if not arrow:
        raise DataFileError(f"{where}: the example has no ' => CODING': {text!r}")
    return Example(sentence.strip(), coding.strip())


def _head(raw: Any, where: str) -> tuple[PartOfSpeech, str]:
    """Find which of verb, noun and adjective the entry is for, and its lemma."""
    if not isinstance(raw, dict):
        raise DataFileError(f"{where}: an entry must be a mapping of fields, not {raw!r}")
    parts: tuple[PartOfSpeech, ...] = ("verb", "noun", "adjective")
    named = [p for p in parts if p in raw]
    if len(named) != 1:
        raise DataFileError(f"{where}: an entry needs exactly one of verb:, noun:, adjective:")
    if not isinstance(raw[named[0]], str) or not raw[named[0]].strip():
        raise DataFileError(f"{where}: {named[0]}: must be a lemma, not {raw[named[0]]!r}")
    return named[0], raw[named[0]]


def _entry(raw: Mapping[str, Any], where: str, number: int, ties: bool) -> Entry:
    """Make an entry of its YAML mapping; DataFileError says what is wrong with it."""
    part, phrase = _head(raw, where)
    where = f"{where} ({phrase})"
    unknown = set(raw) - OPTIONAL_FIELDS - {part}
    if unknown:
        raise DataFileError(f"{where}: unknown field {min(unknown, key=str)!r}")
    when = check_when(raw.get("when"), where)
    lemma, _, particle = phrase.partition(" ") if part == "verb" else (phrase, "", "")
    kind: Kind = raw.get("kind", "act")
    if kind == "act" and not (raw.get("type") and raw.get("cameo")):
        raise DataFileError(f"{where}: an act needs type: and cameo:")
    if kind == "operator" and not raw.get("operator"):
        raise DataFileError(f"{where}: an operator needs operator:")
    fields: dict[str, Any] = {
        "id": f"{part}:{phrase}#{number}",
        "lemma": lemma,
        "part": part,
        "kind": kind,
        "particle": str(when.pop("particle", None) or particle) or None,
        "complement": when.pop("complement", None),
        "passive": when.pop("passive", None),
        "when": tuple((str(k), _words(v)) for k, v in when.items()),
        "cameo": str(raw.get("cameo") or ""),
        "examples": tuple(_example(t, where) for t in _words(raw.get("example"))),
    }
    for name in ("type", "mode", "joint", "reverse", "status", "operator", "stance", "stands"):
        if raw.get(name) is not None:
            fields[name] = raw[name]
    for name in ("context", "actor", "recipient", "noun_in", "content", "addressee", "needs"):
        if raw.get(name) is not None:
            fields[name] = _words(raw[name])
    check_entry(fields, where, ties)
    try:
        return msgspec.convert(fields, Entry)
    except msgspec.ValidationError as error:
        raise DataFileError(f"{where}: {error}") from error


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The safe loader, the fast one where there is one, but `on` and `off` are prepositions and no booleans."""


_Loader.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in found if letter not in "oO" or not tag.endswith(":bool")]
    for letter, found in _Loader.yaml_implicit_resolvers.items()
}


def _read_yaml(path: Path) -> Any:
    """Parse one YAML file; DataFileError names the line of a fault."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - a safe loader
    except yaml.YAMLError as error:
        raise DataFileError(f"{path.name}: {error}") from error


def _entries(path: Path) -> list[Any]:
    """The entries of one file; DataFileError if it is no list."""
    raw = _read_yaml(path)
    if raw is None:
        return []
    if not isinstance(raw, list):
        raise DataFileError(f"{path.name}: the file must be a list of entries (each begins with '- verb: …')")
    return raw


def _outcome(raw: Any) -> Outcome:
    """Make an outcome of its YAML value."""
    if raw == "nothing":
        return Outcome(nothing=True)
    fields = dict(raw)
    if "mode" in fields and fields["mode"] is None:
        fields["mode"] = ""
    return msgspec.convert(fields, Outcome)


@cache
def load_lexicon(folder: Path = HERE) -> Lexicon:
    """Read every `*.yaml` of a folder (the acts, or `ties`), with `classes.yml` and `operators.yml` of this one.

    Raises:
        DataFileError: naming the file, the entry and the fault.
    """
    classes = {f"@{k}": frozenset(v) for k, v in _read_yaml(HERE / "classes.yml").items()}
    operators = {
        name: {str(k): _outcome(v) for k, v in table.items()}
        for name, table in _read_yaml(HERE / "operators.yml").items()
    }
    grouped: dict[tuple[PartOfSpeech, str], list[Entry]] = {}
    numbers: dict[str, int] = {}
    ties = folder == TIES
    for path in sorted(folder.glob("*.yaml")):
        for index, raw in enumerate(_entries(path), start=1):
            where = f"{path.name}, entry {index}"
            part, phrase = _head(raw, where)
            numbers[f"{part}:{phrase}"] = number = numbers.get(f"{part}:{phrase}", 0) + 1
            entry = _entry(raw, where, number, ties)
            check_classes(entry.when, classes, f"{where} ({phrase})")
            if entry.operator is not None and entry.operator not in operators:
                raise DataFileError(f"{where} ({phrase}): no operator {entry.operator!r} in operators.yml")
            grouped.setdefault((part, entry.lemma), []).append(entry)
    ordered = {
        key: tuple(sorted(group, key=lambda e: -(e.weight + (e.particle is not None))))
        for key, group in grouped.items()
    }
    return Lexicon(ordered, classes, operators)


@cache
def tie_lexicon() -> Lexicon:
    """The lexicon of ties (codebook section 4), read once."""
    return load_lexicon(TIES)
