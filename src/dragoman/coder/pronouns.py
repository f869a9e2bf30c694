"""Whom pronouns stand for, and who "the two" and "both sides" are (codebook section 2, Actor and recipient)."""

from collections.abc import Callable
from dataclasses import dataclass

import msgspec
from spacy.tokens import Token

from dragoman.coder.cast import Cast, Member
from dragoman.coder.names import Names
from dragoman.coder.nouns import Nouns
from dragoman.coder.phrases import definite, distinct, entity_of, named, words_of
from dragoman.coder.syntax import SUBJECTS
from dragoman.records import Entity

PERSON_PRONOUNS = {"he", "she", "him", "her", "his", "himself", "herself", "hers"}
THING_PRONOUNS = {"it", "its", "itself"}
PLURAL_PRONOUNS = {"they", "them", "their", "theirs", "themselves"}
SPEAKER_PRONOUNS = {"i", "me", "my", "we", "us", "our", "ours", "mine", "ourselves", "myself"}
QUOTES = {"“", '"', "«", "‘"}
BOTH = {"both", "two", "each", "either", "neither"}


@dataclass(frozen=True, slots=True)
class Pronouns:
    """Resolves pronouns of one Doc; `parties` resolves the noun phrase that a pronoun may stand for."""

    names: Names
    cast: Cast
    nouns: Nouns
    parties: Callable[[Token], tuple[Entity, ...]]

    def resolve(self, token: Token) -> tuple[Entity, ...]:
        """A pronoun, by the nearest fitting subject before it, then by the cast."""
        word = token.lower_
        if word in SPEAKER_PRONOUNS:
            speaking = self._speaking(token)
            if speaking:
                personal = word in {"i", "me", "my", "myself"}
                return tuple(
                    Entity(
                        text=token.text,
                        id=e.id,
                        role=e.role,
                        person=e.person if personal or e.person else None,
                        start=token.idx,
                    )
                    for e in speaking
                )
            quoted = self.cast.quoting or any(t.text in QUOTES for t in token.sent if t.i < token.i)
            one, other = self.cast.speaker, self.cast.voice
            return self._member(
                (one or other) if quoted else (other or one),
                token,
                personal=word in {"i", "me", "my", "myself"},
            )
        if word in {"both", "each"}:
            return pair_of(token, self.cast)
        if word in PERSON_PRONOUNS:
            found = self._nearest(token, personal=True)
            if found or self._stranger(token):
                return found
            return self._named_before(token) or self._member(self.cast.person, token, personal=True)
        if word in THING_PRONOUNS:
            return self._nearest(token, personal=False) or self._member(self._body(), token)
        if word in PLURAL_PRONOUNS:
            return self._nearest(token, personal=False, plural=True) or self._subjects(token)
        return ()

    def _stranger(self, token: Token) -> bool:
        """Whether "he" is somebody brought in by this very sentence of whom no more is known ("a spokesman said he")."""
        head = token.head
        above = head.head if head.dep_ in {"ccomp", "xcomp"} else None
        subject = next((c for c in above.children if c.dep_ in SUBJECTS), None) if above is not None else None
        return (
            subject is not None
            and subject.pos_ == "NOUN"
            and subject.i < token.i
            and subject.lemma_.lower() in self.nouns.persons
            and any(c.lower_ in {"a", "an", "another", "one"} for c in subject.children)
        )

    def _speaking(self, token: Token) -> tuple[Entity, ...]:
        """Who says "we" in this sentence: the subject of the clause that the quotation completes."""
        node = token
        while node.head != node:
            head = node.head
            if node.dep_ in {"ccomp", "parataxis"} and head.pos_ == "VERB":
                for child in head.children:
                    if child.dep_ in SUBJECTS and child.pos_ != "PRON" and child != node:
                        return self.parties(child)
            node = head
        return ()

    def _named_before(self, token: Token) -> tuple[Entity, ...]:
        """The one person named in the sentence before a pronoun ("Sharif's visit, where he …")."""
        start = token.sent.start
        people = [
            n for n in self.names.every if n.kind == "person" and start <= n.first and n.last <= token.i
        ]
        if len({n.person or n.text for n in people}) != 1 or token.dep_ not in SUBJECTS | {"poss"}:
            return ()
        found = named(token, people[-1], self.cast)
        return tuple(
            Entity(text=token.text, id=e.id, role=e.role, person=e.person, start=token.idx) for e in found
        )

    def _body(self) -> Member | None:
        """What "it" most likely is: the last subject that is no person, else the last state or bloc."""
        for member in self.cast.subject:
            if member.person is None:
                return member
        return state_of(self.cast) or self.cast.bloc or self.cast.group

    def _subjects(self, token: Token) -> tuple[Entity, ...]:
        """What "they" most likely are: the subjects of the sentence before."""
        found = [m.entity(token.text, token.idx) for m in self.cast.subject]
        return distinct([e for e in found if e is not None])

    def _member(self, member: Member | None, token: Token, personal: bool = False) -> tuple[Entity, ...]:
        """A member of the cast as the entity that a pronoun stands for."""
        if member is None or member.id is None:
            return ()
        person = member.person if personal or token.lower_ in SPEAKER_PRONOUNS else None
        return (entity_of(token.text, member.id, member.role, person, token),)

    def _nearest(self, token: Token, personal: bool, plural: bool = False) -> tuple[Entity, ...]:
        """The subject of a clause above the pronoun, in the same sentence and before it, that fits it."""
        node = token
        for _ in range(12):
            head = node.head
            if head == node:
                break
            for child in reversed(
                list(head.children)
            ):  # of two subjects the nearer: "Minister [Jan] Novak gave"
                if (
                    child.dep_ in SUBJECTS
                    and child.i < token.i
                    and child != node
                    and token not in child.subtree
                ):
                    found = self._fitting(child, token, personal, plural)
                    if found:
                        return found
            if node.dep_ in {"appos", "conj", "acl"} and head.i < token.i and head.pos_ in {"NOUN", "PROPN"}:
                # "Chad and its neighbours", "Chad, a state proud of its army"
                name = self.names.at(head)
                found = named(head, name, self.cast) if name is not None else ()
                if found and personal == any(e.person for e in found):
                    return tuple(msgspec.structs.replace(e, text=token.text, start=token.idx) for e in found)
            if head.dep_ == "relcl" and not personal:
                found = self._fitting(head.head, token, personal, plural)
                if found:
                    return found
            node = head
        return self._subject_before(token, personal, plural)

    def _subject_before(self, token: Token, personal: bool, plural: bool) -> tuple[Entity, ...]:
        """The nearest subject of any clause before the pronoun in its sentence ("If Mali pays, it …")."""
        subjects = [t for t in token.sent if t.i < token.i and t.dep_ in SUBJECTS and t.pos_ != "PRON"]
        for subject in reversed(subjects):
            if token not in subject.subtree:
                found = self._fitting(subject, token, personal, plural)
                if found:
                    return found
        return ()

    def _fitting(self, subject: Token, token: Token, personal: bool, plural: bool) -> tuple[Entity, ...]:
        """The entities of a subject if a pronoun of this kind can stand for them."""
        if (
            subject.pos_ == "PRON"
            and subject.lower_ not in PERSON_PRONOUNS | THING_PRONOUNS | PLURAL_PRONOUNS
        ):
            return ()
        if subject.pos_ == "PRON" and subject.lower_ == token.lower_:
            return ()
        found = self.parties(subject)
        if not found or (len(found) > 1 and not plural):
            return ()
        is_person = any(e.person for e in found) or subject.lemma_.lower() in self.nouns.persons
        if personal != is_person and not plural:
            return ()
        return tuple(
            Entity(
                text=token.text, id=e.id, role=e.role, person=e.person if personal else None, start=token.idx
            )
            for e in found
        )


def pair_of(token: Token, cast: Cast) -> tuple[Entity, ...]:
    """Both disputants: "the two neighbours", "both sides", "each other"."""
    text = words_of(token)
    plural = token.tag_ in {"NNS", "NNPS", "CD", "DT"} or token.lower_ in BOTH
    counted = [c.lower_ for c in token.children if c.dep_ in {"nummod", "det", "amod", "predet"}]
    if any(c in {"three", "four", "five", "many", "several", "other", "these"} for c in counted):
        return ()
    if "all" in counted and token.lemma_.lower() not in {"side", "party"}:
        return ()
    two = token.lower_ in BOTH or any(c in BOTH for c in counted)
    lemma = token.lemma_.lower()
    if not two and not (
        plural
        and (definite(token) or "all" in counted)
        and lemma in {"side", "party", "neighbour", "neighbor", "rival", "foe", "adversary"}
    ):
        return ()
    pair = cast.disputants() or cast.last_pair
    if pair is None:
        return ()
    return tuple(entity_of(text, ident, "GOV", None, token) for ident in pair)


def state_of(cast: Cast) -> Member | None:
    """The state spoken of: the last subject, else the last named."""
    return cast.state or cast.named_state
