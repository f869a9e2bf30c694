"""The loader of the lexicon: order of entries, and a message that names file and entry for every kind of fault."""

import inspect
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.coder import conditions
from dragoman.coder.lexicon import Lexicon, load_lexicon, tie_lexicon
from dragoman.coder.lexicon.checks import SPECIAL_VALUES
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
    "an entry that is a list": "- [berate, ACCUSE]",
    "an entry that is empty": "-",
    "lemma that is a list": "- {verb: [berate], type: ACCUSE, cameo: '111'}",
    "when that is a word": "- {verb: berate, type: ACCUSE, cameo: '111', when: object}",
    "when that is a list": "- {verb: berate, type: ACCUSE, cameo: '111', when: [object]}",
    "condition that names nothing": "- {verb: berate, type: ACCUSE, cameo: '111', when: {object: []}}",
    "unknown type": "- {verb: berate, type: SCOLD, cameo: '111'}",
    "unknown mode": "- {verb: berate, type: ACCUSE, mode: loudly, cameo: '111'}",
    "mode of another type": "- {verb: berate, type: ACCUSE, mode: troops, cameo: '111'}",
    "unknown context": "- {verb: berate, type: ACCUSE, cameo: '111', context: [weather]}",
    "unknown complement": "- {verb: berate, type: ACCUSE, cameo: '111', when: {complement: sentence}}",
    "passive that is no flag": "- {verb: berate, type: ACCUSE, cameo: '111', when: {passive: sometimes}}",
    "unknown class": "- {verb: berate, type: ACCUSE, cameo: '111', when: {object: ['@nonsense']}}",
    "unknown slot asked for": "- {verb: berate, type: ACCUSE, cameo: '111', when: {objekt: [aid]}}",
    "unknown slot of the actor": "- {verb: berate, type: ACCUSE, cameo: '111', actor: [doer]}",
    "unknown slot of the recipient": "- {verb: berate, type: ACCUSE, cameo: '111', recipient: [back]}",
    "unknown slot of the content": "- {verb: vow, kind: operator, operator: vow, content: [heart]}",
    "unknown slot of the addressee": "- {verb: vow, kind: operator, operator: vow, addressee: [whom]}",
    "unknown slot of the noun": "- {verb: hold, kind: light, noun_in: [thing]}",
    "unknown need": "- {verb: berate, type: ACCUSE, cameo: '111', needs: [luck]}",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_names_file_and_entry(folder: Write, fault: str) -> None:
    """Whatever is wrong with an entry, the message says in which file and which entry."""
    with pytest.raises(DataFileError) as caught:
        load_lexicon(folder(GOOD + FAULTS[fault] + "\n"))
    assert "mine.yaml" in str(caught.value)
    assert "entry 2" in str(caught.value)


def test_a_fault_of_a_value_names_the_lemma_and_what_may_stand_there(folder: Write) -> None:
    """The message tells the entry, the wrong value and the right ones."""
    with pytest.raises(DataFileError) as caught:
        load_lexicon(folder("- {verb: berate, type: ACCUSE, mode: loudly, cameo: '111'}\n"))
    assert "berate" in str(caught.value)
    assert "loudly" in str(caught.value)
    assert "disapprove" in str(caught.value)


def test_on_and_off_are_prepositions(folder: Write) -> None:
    """Without quotes YAML would read them as true and false, and the slot would never be filled."""
    lexicon = load_lexicon(
        folder("- {verb: agree, type: AGREE, cameo: '030', when: {on: ['@any']}, recipient: [on, off]}\n")
    )
    (entry,) = lexicon.lookup("verb", "agree")
    assert entry.when == (("on", ("@any",)),)
    assert entry.recipient == ("on", "off")


def test_booleans_are_still_booleans(folder: Write) -> None:
    """Only on and off are words; true and false are flags."""
    lexicon = load_lexicon(folder("- {verb: meet, type: CONSULT, cameo: '040', joint: true}\n"))
    (entry,) = lexicon.lookup("verb", "meet")
    assert entry.joint is True


def test_ties_have_kinds_and_modes_of_their_own() -> None:
    """In the lexicon of ties a type is a kind of tie, and a mode says that it begins, ends or does not hold."""
    types = {e.type for e in tie_lexicon() if e.type is not None}
    assert "recognises" in types
    assert not types & set(event_types())
    assert {e.mode for e in tie_lexicon() if e.mode is not None} <= {"begins", "ends", "not"}


def test_special_values_are_those_that_conditions_know() -> None:
    """What the loader lets pass as a special value, the conditions look for, and the other way round."""
    known = set(re.findall(r'"(@[\w-]+)"', inspect.getsource(conditions)))
    assert known == set(SPECIAL_VALUES)


def test_the_readme_explains_every_special_value() -> None:
    """Who writes entries finds all that a condition may say."""
    text = (Path(inspect.getfile(Lexicon)).parent / "README.md").read_text("utf-8")
    missing = [value for value in sorted(SPECIAL_VALUES) if f'"{value}"' not in text]
    assert missing == []


def test_a_fault_names_the_lemma(folder: Write) -> None:
    """So that it is found among hundreds."""
    with pytest.raises(DataFileError, match="berate"):
        load_lexicon(folder("- {verb: berate, cameo: '111'}\n"))


NO_LISTS = {
    "broken YAML": "- {verb: berate",
    "a word": "berate",
    "a mapping": "verb: berate\ntype: ACCUSE\ncameo: '111'",
}


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
    named = {
        (e.id, value)
        for group in lexicon.entries.values()
        for e in group
        for _, values in e.when
        for value in values
        if value.startswith("@") and value not in SPECIAL_VALUES
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
