"""The loader of the lexicon: order of entries, and a message that names file and entry for every kind of fault."""

import inspect
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.coder import conditions
from dragoman.coder.lexicon import Lexicon, load_lexicon
from dragoman.ontology import CONTEXTS, event_types
from dragoman.records.errors import DataFileError

Write = Callable[[str], Path]
GOOD = "- {verb: berate, type: ACCUSE, mode: disapprove, cameo: '111', example: Chad berated Niger. => TCD ACCUSE/disapprove NER}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Write:
    """Give a function that writes one lexicon file into an empty folder."""

    def write(text: str) -> Path:
        (tmp_path / "mine.yaml").write_text(text, encoding="utf-8")
        return tmp_path

    return write


FAULTS = {
    "no head": "- {type: ACCUSE, cameo: '111'}",
    "two heads": "- {verb: berate, noun: rebuke, type: ACCUSE, cameo: '111'}",
    "unknown field": "- {verb: berate, type: ACCUSE, cameo: '111', colour: red}",
    "act without a type": "- {verb: berate, cameo: '111'}",
    "act without a code": "- {verb: berate, type: ACCUSE}",
    "operator without a name": "- {verb: vow, kind: operator}",
    "unknown operator": "- {verb: vow, kind: operator, operator: juggle}",
    "unknown kind": "- {verb: vow, kind: heavy}",
    "unknown status": "- {verb: hold, kind: light, status: perhaps}",
    "unknown stance": "- {verb: say, kind: report, stance: shouts}",
    "example without a coding": "- {verb: berate, type: ACCUSE, cameo: '111', example: Chad berated Niger.}",
    "second example without a coding": (
        "- {verb: berate, type: ACCUSE, cameo: '111', example: [Chad berated Niger. => nothing, Chad slept.]}"
    ),
    "flag that is no flag": "- {verb: meet, type: CONSULT, cameo: '040', joint: [1]}",
    "type that is no word": "- {verb: berate, type: [ACCUSE], cameo: '111'}",
    "an entry that is a word": "- berate",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_names_file_and_entry(folder: Write, fault: str) -> None:
    """Whatever is wrong with an entry, the message says in which file and which entry."""
    with pytest.raises(DataFileError) as caught:
        load_lexicon(folder(GOOD + FAULTS[fault] + "\n"))
    assert "mine.yaml" in str(caught.value)
    assert "entry 2" in str(caught.value)


def test_a_fault_names_the_lemma(folder: Write) -> None:
    """So that it is found among hundreds."""
    with pytest.raises(DataFileError, match="berate"):
        load_lexicon(folder("- {verb: berate, cameo: '111'}\n"))


NO_LISTS = {"broken YAML": "- {verb: berate", "a word": "berate"}


@pytest.mark.parametrize("fault", NO_LISTS)
def test_a_file_that_is_no_list_is_named(folder: Write, fault: str) -> None:
    """A file that is no list of entries is told by its name."""
    with pytest.raises(DataFileError, match=r"mine\.yaml"):
        load_lexicon(folder(NO_LISTS[fault]))


def test_an_empty_file_has_no_entries(folder: Write) -> None:
    """A file of comments is fine."""
    assert load_lexicon(folder("# nothing yet\n")).entries == {}


def test_entries_are_found_by_part_and_lemma(folder: Write) -> None:
    """A verb's entry is not a noun's; a lemma that is not there has none."""
    lexicon = load_lexicon(folder(GOOD))
    (entry,) = lexicon.lookup("verb", "berate")
    assert (entry.type, entry.mode, entry.cameo, entry.kind) == ("ACCUSE", "disapprove", "111", "act")
    assert [e.sentence for e in entry.examples] == ["Chad berated Niger."]
    assert lexicon.lookup("noun", "berate") == ()
    assert lexicon.lookup("verb", "bake") == ()


def test_specific_entries_come_first(folder: Write) -> None:
    """More conditions, then a particle, win over fewer; among equals the first."""
    lexicon = load_lexicon(
        folder(
            "- {verb: call, type: REQUEST, cameo: '020'}\n"
            "- {verb: call off, type: REJECT, cameo: '125'}\n"
            "- {verb: call, type: ACCUSE, cameo: '111', when: {object: [envoy], with: ['@any']}}\n"
            "- {verb: call, type: SUPPORT, cameo: '051'}\n"
        )
    )
    assert [e.type for e in lexicon.lookup("verb", "call")] == ["ACCUSE", "REJECT", "REQUEST", "SUPPORT"]


def test_a_particle_is_read_off_the_verb(folder: Write) -> None:
    """The phrase "call off" is the verb "call" with "off"; a noun of two words stays whole."""
    lexicon = load_lexicon(
        folder(
            "- {verb: call off, type: REJECT, cameo: '125'}\n"
            "- {noun: air strike, type: ASSAULT, cameo: '195', stands: true}\n"
        )
    )
    (verb,) = lexicon.lookup("verb", "call")
    assert verb.particle == "off"
    (noun,) = lexicon.lookup("noun", "air strike")
    assert noun.particle is None


def test_ids_tell_entries_of_one_word_apart(folder: Write) -> None:
    """Numbered in order."""
    lexicon = load_lexicon(folder(GOOD + GOOD))
    assert {e.id for e in lexicon.lookup("verb", "berate")} == {"verb:berate#1", "verb:berate#2"}


def test_types_and_modes_are_the_ontologys(lexicon: Lexicon) -> None:
    """Every act of the package's lexicon has a type of the codebook, and a mode of that type or none."""
    types = event_types()
    wrong = [
        entry.id
        for group in lexicon.entries.values()
        for entry in group
        if entry.type is not None
        and (
            entry.type not in types or (entry.mode is not None and entry.mode not in types[entry.type].modes)
        )
    ]
    assert wrong == []


def test_outcomes_of_operators_are_the_ontologys(lexicon: Lexicon) -> None:
    """What an operator makes of an act is a type of the codebook with a mode of that type."""
    types = event_types()
    wrong = [
        f"{name} {key}"
        for name, table in lexicon.operators.items()
        for key, made in table.items()
        if made.type is not None
        and (made.type not in types or (made.mode and made.mode not in types[made.type].modes))
    ]
    assert wrong == []


def test_contexts_are_the_codebooks(lexicon: Lexicon) -> None:
    """Every context that an entry gives is one of PLOVER's."""
    wrong = [e.id for group in lexicon.entries.values() for e in group if not set(e.context) <= CONTEXTS]
    assert wrong == []


def test_classes_that_entries_name_exist(lexicon: Lexicon) -> None:
    """A condition on a class that is nowhere would never hold."""
    special = set(re.findall(r'"(@[\w-]+)"', inspect.getsource(conditions)))
    assert "@entity" in special
    named = {
        (e.id, value)
        for group in lexicon.entries.values()
        for e in group
        for _, values in e.when
        for value in values
        if value.startswith("@") and value not in special
    }
    assert {pair for pair in named if pair[1] not in lexicon.classes} == set()


def test_codes_are_numbers(lexicon: Lexicon) -> None:
    """CAMEO codes have two to four digits and lie in 01 to 20."""
    wrong = [
        e.id
        for group in lexicon.entries.values()
        for e in group
        if e.kind == "act"
        and not (e.cameo.isdigit() and 2 <= len(e.cameo) <= 4 and 1 <= int(e.cameo[:2]) <= 20)
    ]
    assert wrong == []


def test_acts_carry_examples(lexicon: Lexicon) -> None:
    """Every entry that makes acts has at least one sentence that the tests code."""
    wrong = [
        e.id
        for group in lexicon.entries.values()
        for e in group
        if e.kind in {"act", "light", "operator"} and not e.examples
    ]
    assert wrong == []
