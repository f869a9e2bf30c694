"""On whose word: reporting verbs and nouns, "according to", "citing".

Codebook section 2, Attribution: a chain, outermost speaker first; empty means the outlet's own voice.
"""

from dataclasses import dataclass, replace

from spacy.tokens import Token

from dragoman.coder.cast import Member
from dragoman.coder.lexicon import Entry, Lexicon
from dragoman.coder.nouns import noun_lemma
from dragoman.coder.propose import noun_keys, verb_lemma
from dragoman.coder.status import auxiliaries, is_negated
from dragoman.coder.syntax import (
    CLAUSES,
    SUBJECTS,
    VERBAL,
    logical_subject,
    own_subject,
    possessor,
    prepositional,
)
from dragoman.coder.who import Who
from dragoman.records import Attribution, Entity
from dragoman.records.coded import Stance

SOURCE_PARTICIPLES = {"cite", "quote"}
REPORTED_CLAUSES = {*CLAUSES, "acl", "relcl", "parataxis", "pcomp", "advcl", "prep"}
# Verbs whose subject speaks, whoever it is.
SAYING = {"say", "tell", "add", "report", "announce", "state", "claim", "insist", "warn", "allege"}
# "Men claiming to be volunteers" call themselves so; what follows is not what they say.
SELF_STYLING = {"claim", "purport", "profess", "pretend"}
INSTRUMENTS = {"statement", "speech", "interview", "post", "message", "letter", "address", "communiqué", "communique",
               "remark", "comment", "note", "tweet", "readout", "report", "briefing"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Speech:
    """A speaker found above some words: who, in which words, with which stance, at which report verb."""

    speaker: Member
    text: str
    stance: Stance
    verb: Token | None

    def record(self) -> Attribution:
        """The speech as one link of the chain."""
        return Attribution(
            speaker=self.speaker.person or self.speaker.name,
            id=self.speaker.id,
            text=self.text,
            stance=self.stance,
        )


def report_entry(token: Token, lexicon: Lexicon) -> Entry | None:
    """The report entry of a verb or noun, or None if it reports nothing."""
    if token.pos_ in VERBAL:
        entries = lexicon.lookup("verb", verb_lemma(token, lexicon))
    elif token.pos_ in {"NOUN", "PROPN"}:
        entries = tuple(e for key in noun_keys(token) for e in lexicon.lookup("noun", key))
    else:
        return None
    return next((e for e in entries if e.kind == "report"), None)


def speaks(verb: Token, lexicon: Lexicon) -> bool:
    """Whether a verb tells that somebody speaks: a report verb with what was said, or without an object.

    "Accepted the letter", "held a meeting" are of verbs that may report, but do not report here.
    """
    if report_entry(verb, lexicon) is None:
        return False
    children = {c.dep_ for c in verb.children}
    pointing = any(c.dep_ == "dobj" and c.lower_ in {"this", "that", "so", "it"} for c in verb.children)
    told = children & {"ccomp", "parataxis"} or verb.dep_ in {"parataxis", "ccomp"}
    return bool(told) or pointing or "dobj" not in children


def speaker_of(token: Token, who: Who) -> Member | None:
    """The speaker that a subject phrase stands for: a person, a body, or somebody unnamed ("officials")."""
    found = who.parties(token)
    if found:
        return member_of(found[0], token)
    if token.pos_ in {"NOUN", "PROPN"} and token.lower_ != "it":
        lemma = noun_lemma(token)
        if lemma in who.nouns.unnamed or lemma in who.nouns.roles:
            return Member(f"unnamed {token.text.lower()}", None, who.nouns.roles.get(lemma))
        name = who.names.at(token)
        if name is not None and name.kind == "person":
            return Member(name.text, None, None, name.person)
        if token.dep_ in SUBJECTS and token.head.lemma_ in SAYING and lemma not in INSTRUMENTS:
            return Member(f"unnamed {token.text}" if token.pos_ == "NOUN" else token.text, None, None)
    return None


def member_of(entity: Entity, token: Token) -> Member:
    """A speaking entity as a member of the cast, named by person or by its words.

    "Its border troops", "his party" name nobody by themselves: they are called by the entity they stand for.
    """
    if entity.person:
        return Member(entity.person, entity.id, entity.role, entity.person)
    words = entity.text if token.pos_ != "PRON" else entity.id
    return Member(words, entity.id, entity.role)


def _called(member: Member, subject: Token, who: Who) -> Member:
    """A body told by a pronoun ("it", "its army", "his party") by the name it goes by."""
    owner = subject if subject.pos_ == "PRON" else possessor(subject)
    if owner is None or owner.pos_ != "PRON" or member.person or member.id is None:
        return member
    record = who.cast.world.entity(member.id)
    named = owner == subject or owner.lower_ in {"its", "their"} or member.role in {"OPP", "REB", "UAF"}
    return replace(member, name=record.name) if record is not None and named else member


def reported_by(token: Token, who: Who, lexicon: Lexicon) -> list[Speech]:
    """The speakers of the words at a token within its sentence, outermost first.

    Reports stand above the words ("Chad said that …"), after them (", agencies reported"), between them (", Chad
    said, ") or beside them ("according to Chad", "citing Chad"); those after and beside the whole are outermost.
    """
    chain: list[Speech] = []
    node = token
    while True:
        chain.extend(_beside(node, token, who, lexicon))
        head = node.head
        if head == node or _another_clause(node, head):
            break
        entry = report_entry(head, lexicon)
        if entry is not None and node.dep_ in REPORTED_CLAUSES and _is_content(node, head):
            speech = _speech(head, entry, who)
            if speech is not None:
                chain.append(speech)
                chain.extend(_quoting(head, who))
        elif entry is not None and _runs_on(node, head):
            speech = _speech(head, entry, who)
            chain.extend([speech] if speech is not None else [])
        elif node.dep_ == "ccomp" and _accuses(head, lexicon):
            speech = _spoken(head, "asserts", who)
            if speech is not None:
                chain.append(speech)
        node = head
    chain.reverse()
    outside = _according(token, who)
    return _cited(token, ([outside] if outside else []) + chain, who)


def said_directly(token: Token, speech: Speech) -> bool:
    """Whether words are what a speech says, not what a clause beside it adds ("said …, hours after both agreed")."""
    node = token
    while speech.verb is not None and node.head not in (node, speech.verb):
        if node.dep_ == "advcl" and any(c.dep_ == "mark" for c in node.children):
            return False
        node = node.head
    return True


def _another_clause(node: Token, head: Token) -> bool:
    """Whether a coordinated clause stands on its own: its own subject, so a report beside the first is not of it."""
    return (
        node.dep_ == "conj"
        and head.pos_ in VERBAL
        and head.dep_ == "ROOT"
        and own_subject(node) is not None
        and "would" not in auxiliaries(node)  # ", he said, and Iran would not trade it away"
        and not any(c.dep_ == "mark" for c in node.children)
    )


def _beside(node: Token, token: Token, who: Who, lexicon: Lexicon) -> list[Speech]:
    """The reports put in or after a clause: ", Chad said, ", "as Chad reported", ", agencies reported"."""
    found: list[Speech] = []
    for child in node.children:
        if child.pos_ not in VERBAL or child == token or token in child.subtree:
            continue
        entry = report_entry(child, lexicon)
        if entry is None or own_subject(child) is None or not _parenthetical(child, node):
            continue
        speech = _speech(child, entry, who)
        if speech is not None:
            found.append(speech)
    return found


def _parenthetical(report: Token, clause: Token) -> bool:
    """Whether a report verb has no content of its own, but stands in, before or after a clause that is it."""
    if any(c.dep_ in {"ccomp", "xcomp"} or (c.dep_ == "dobj" and c.i > report.i) for c in report.children):
        return False
    marks = [c for c in report.children if c.dep_ == "mark"]
    if report.dep_ == "advcl":
        return any(m.lower_ == "as" for m in marks)
    if report.dep_ not in {"parataxis", "ccomp"} or marks:
        return False
    left = report.left_edge.i
    return report.dep_ == "parataxis" or (
        report.i > clause.i
        and any(t.text in {",", "”", '"'} for t in report.doc[max(left - 1, 0) : left + 1])
    )


def _runs_on(node: Token, head: Token) -> bool:
    """Whether content goes on after its report: "Chad met Niger, the ministry said, and urged …"."""
    return (
        node.dep_ == "conj"
        and own_subject(node) is None
        and (head.dep_ == "parataxis" or any(c.dep_ == "ccomp" and c.i < head.i for c in head.children))
        and any(t.text == "," for t in head.doc[head.i : node.i])
    )


def _accuses(head: Token, lexicon: Lexicon) -> bool:
    """Whether a verb accuses by what it says, so that its content is on the accuser's word ("alleged that …")."""
    entries = lexicon.lookup("verb", verb_lemma(head, lexicon)) if head.pos_ in VERBAL else ()
    return any(e.operator == "accuse" or e.type == "ACCUSE" for e in entries)


def _quoting(said: Token, who: Who) -> list[Speech]:
    """Who quotes a speaker: "was quoted by the agency as saying"."""
    quoted = said.head.head if said.dep_ == "pcomp" else said.head
    if said.tag_ != "VBG" or quoted.lemma_ not in SOURCE_PARTICIPLES:
        return []
    for thing in prepositional(quoted, "by"):
        speaker = speaker_of(thing, who)
        if speaker is not None:
            return [Speech(speaker, thing.text, "asserts", quoted)]
    return []


def _is_content(node: Token, head: Token) -> bool:
    """Whether a dependent of a report verb is what is reported, not its circumstances."""
    if head.pos_ not in VERBAL:
        return node.dep_ in {"acl", "relcl", "prep", "ccomp"} and (
            node.dep_ != "prep" or node.lower_ in {"of", "about", "regarding", "on", "over", "concerning"}
        )
    if node.dep_ in {"advcl", "prep", "relcl", "acl"}:
        return False
    if self_styling(head) is not None:  # "after men claiming to be volunteers blocked the road"
        return False
    if node.dep_ == "ccomp" and node.i > head.i and report_after(node, head):
        return False
    return node.dep_ in CLAUSES or node.dep_ in {"parataxis", "pcomp"}


def self_styling(token: Token) -> Token | None:
    """What people call themselves: the "be" of "men claiming to be volunteers"; None where a verb is no such one."""
    if token.lemma_ not in SELF_STYLING or token.tag_ != "VBG" or token.dep_ not in {"acl", "advcl"}:
        return None
    return next((c for c in token.children if c.dep_ == "xcomp" and c.lemma_ == "be"), None)


def report_after(node: Token, head: Token) -> bool:
    """Whether a ccomp is itself a report strung on after another ("Chad said …, agencies reported")."""
    return _parenthetical(node, head) and any(c.dep_ == "ccomp" and c != node for c in head.children)


def _speech(head: Token, entry: Entry, who: Who) -> Speech | None:
    """Who speaks by a report verb or noun."""
    stance: Stance = entry.stance
    if (
        stance == "asserts"
        and head.pos_ in VERBAL
        and is_negated(head)
        and head.lemma_ in {"confirm", "verify"}
    ):
        stance = "cannot-confirm"
    return _spoken(head, stance, who)


def _spoken(head: Token, stance: Stance, who: Who) -> Speech | None:
    """The speaker of a verb or noun of speech: its subject, its possessor, "by X", "from X"."""
    subject = logical_subject(head) if head.pos_ in VERBAL else None
    if subject is None and head.pos_ not in VERBAL:
        subject = (
            possessor(head)
            or next(iter(prepositional(head, "by")), None)
            or next(iter(prepositional(head, "from")), None)
        )
    if subject is None:
        return None
    if noun_lemma(subject) in INSTRUMENTS:
        owner = possessor(subject) or next(iter(prepositional(subject, "by")), None)
        subject = owner if owner is not None else subject
    speaker = speaker_of(subject, who)
    if speaker is None:
        return None
    speaker = _called(speaker, subject, who)
    return Speech(speaker, subject.doc[subject.left_edge.i : subject.i + 1].text, stance, head)


def _according(token: Token, who: Who) -> Speech | None:
    """Find "according to X" in the part of the sentence that a token stands in: the speaker outside the clause."""
    for word in token.sent:
        if word.lower_ != "according" or any(
            t.text == ";" for t in word.doc[min(word.i, token.i) : max(word.i, token.i)]
        ):
            continue
        for thing in prepositional(word, "to"):
            if token in thing.subtree:  # "according to the party, which declared …"
                continue
            speaker = speaker_of(thing, who)
            if speaker is not None:
                return Speech(_called(speaker, thing, who), thing.text, "asserts", None)
    return None


def _cited(token: Token, chain: list[Speech], who: Who) -> list[Speech]:
    """Put whom a speaker cites inside that speaker ("Citing officials, the minister said …"); the outlet's outermost."""
    above = {token.i, *(t.i for t in token.ancestors)}
    for word in token.sent:
        if word.lemma_ not in SOURCE_PARTICIPLES or word.tag_ != "VBG" or token in word.subtree:
            continue
        at = next((n for n, s in enumerate(chain, 1) if s.verb is not None and s.verb == word.head), 0)
        if not at and word.head.i not in above:
            continue
        for child in word.children:
            speaker = speaker_of(child, who) if child.dep_ in {"dobj", "pobj"} else None
            if speaker is not None:
                return [*chain[:at], Speech(speaker, child.text, "asserts", None), *chain[at:]]
    return chain
