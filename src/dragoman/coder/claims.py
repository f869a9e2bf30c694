"""Claims: propositions that the article reports on somebody's word (codebook section 5)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import msgspec
from spacy.tokens import Span, Token

from dragoman.coder.attribution import INSTRUMENTS, report_entry, reported_by, speaker_of
from dragoman.coder.lexicon import Lexicon
from dragoman.coder.nouns import noun_lemma
from dragoman.coder.page import Paragraph
from dragoman.coder.status import is_conditional, is_future, is_negated
from dragoman.coder.syntax import (
    VERBAL,
    complement,
    conjuncts,
    is_passive,
    logical_object,
    logical_subject,
    possessor,
    prepositional,
)
from dragoman.coder.who import Who
from dragoman.records import Claim, Position
from dragoman.records.coded import Stance

OUTLET = "outlet"
CONFIRMING = {"confirm", "verify", "corroborate", "authenticate"}
DENYING = {"deny", "reject", "dismiss", "refute", "rebut", "disavow", "rubbish", "repudiate"}
CALLING = {"call", "brand", "label", "describe", "denounce"}
FALSE = {"false", "untrue", "baseless", "unfounded", "groundless", "fabrication", "fabricate", "lie", "nonsense", "fake",
         "slander", "absurd"}  # fmt: skip
BELIEVING = {"believe", "think"}
ACCUSING = {"accuse": "of", "blame": "for", "suspect": "of"}
DISTANCING = {"alleged", "claimed", "purported", "supposed"}
CONTENT_PREPOSITIONS = ("regarding", "about", "of", "on", "concerning")
QUESTIONS = {"how", "what", "who", "where", "when", "why", "which"}
# Words that stand for a claim told before: "denied the accusation", "could not verify the reports".
STANDING_FOR = {"report", "claim", "authenticity", "account", "information", "figure", "toll", "allegation", "accusation",
                "charge", "assertion", "statement", "footage", "video", "image", "suggestion", "story", "version", "this",
                "that", "it", "them", "these", "those", "which", "rumour", "rumor", "veracity", "detail"}  # fmt: skip
# A claim is only spoken of again in its own sentence or the next two.
REACH = 2
# Of the words of two tellings so many must be the same: of all, or of the shorter where they contradict each other.
ALIKE = 0.5
CONTAINED = 0.6
LEAST_SHARED = 2
LEAST_WORDS = 3
EMPTY_POS = {"DET", "ADP", "AUX", "PUNCT", "PART", "CCONJ", "SCONJ", "PRON", "SPACE"}
OPPOSITE: dict[Stance, Stance] = {"asserts": "denies", "denies": "asserts"}
EDGES = " ,.;:“”\"'"


@dataclass(frozen=True, slots=True)
class Held:
    """One position found in the text, before positions on one proposition are joined.

    `anaphoric` positions are on a claim told before; `flat` ones are the outlet's own statements: both only ever
    join another claim. `negated` tells that the proposition itself is ("said that it had not attacked"); `head` is
    the lemma of its head word, `by` the id of the holder.
    """

    proposition: str
    words: frozenset[str]
    position: Position
    sentence: int
    anaphoric: bool = False
    flat: bool = False
    negated: bool = False
    head: str = ""
    by: str | None = None


def claims_of(
    paragraphs: Sequence[Paragraph], resolvers: Sequence[Who], lexicon: Lexicon
) -> tuple[Claim, ...]:
    """All claims of an article; positions on the same proposition are joined, contested where they differ.

    What the outlet says in its own voice makes no claim, but it is a position on one that somebody else denies,
    doubts or cannot confirm (codebook section 5).
    """
    held: list[Held] = []
    number = 0
    for paragraph, who in zip(paragraphs, resolvers, strict=True):
        if paragraph.kind == "body":
            for sentence in paragraph.doc.sents:
                held.extend(Finder(paragraph, who, lexicon, number).positions(sentence))
                number += 1
    return tuple(_join(held))


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds the positions of one sentence, the `number`th of the article."""

    paragraph: Paragraph
    who: Who
    lexicon: Lexicon
    number: int

    def positions(self, sentence: Span) -> Iterator[Held]:
        """The positions that a sentence tells: somebody, a stance, a proposition."""
        told = False
        for token in sentence:
            for one in (*self._reported(token), *self._accused(token), *self._distanced(token)):
                told = True
                yield one
        if not told:
            yield from self._plainly(sentence.root)

    def _reported(self, token: Token) -> Iterator[Held]:
        """Read "X said that P", "X denied the report", "X could not confirm P"."""
        stance = self._stance(token)
        content = _content(token, stance) if stance is not None else None
        if stance is None or content is None:
            return
        holder = self._holder(token)
        anaphoric = _stands_for_another(content)
        inner = _told_in(content) if anaphoric else None
        if inner is not None:  # "denied reports that P"
            content, anaphoric = inner, False
        if holder is None or (holder == OUTLET and stance != "cannot-confirm") or _unsaid(content):
            return
        words = self._words(content)
        if stance == "asserts" and content.pos_ in VERBAL and len(words) < LEAST_WORDS:
            return
        if content.pos_ == "PRON" and not anaphoric:
            return
        finite = content.pos_ in VERBAL
        tokens = _said(content) if finite else [token, *content.subtree]
        yield self._held(content, words, holder, stance, tokens, anaphoric)

    def _accused(self, token: Token) -> Iterator[Held]:
        """Read "X accused Y of V-ing": the accuser's claim."""
        word = ACCUSING.get(token.lemma_) if token.pos_ in VERBAL else None
        holder = self._holder(token) if word is not None and not is_negated(token) else None
        accused = logical_object(token)
        content = next(iter(prepositional(token, word)), None) if word is not None else None
        if content is None and accused is not None and word is not None:
            content = next(iter(prepositional(accused, word)), None)
        if holder is None or holder == OUTLET or content is None:
            return
        words = self._words(content) | (self._words(accused) if accused is not None else frozenset())
        yield self._held(content, words, holder, "asserts", _said(content), anaphoric=False)

    def _distanced(self, token: Token) -> Iterator[Held]:
        """Read "the alleged attack on X": the outlet will not say so itself; "the so-called accord" only of a claim."""
        if token.dep_ != "amod" or token.head.pos_ not in {"NOUN", "PROPN"}:
            return
        so_called = token.lower_ == "called" and token.i > 1 and token.nbor(-2).lower_ == "so"
        if token.lower_ not in DISTANCING and token.lower_ != "so-called" and not so_called:
            return
        words = self._words(token.head) - {token.lemma_.lower(), "called"}
        if len(words) >= LEAST_SHARED:
            one = self._held(token.head, words, OUTLET, "doubts", list(token.head.subtree), anaphoric=False)
            joins_only = token.lower_ not in DISTANCING or len(words) < LEAST_WORDS
            yield replace(one, flat=True) if joins_only else one

    def _plainly(self, root: Token) -> Iterator[Held]:
        """What a sentence says "according to" somebody, or on nobody's word."""
        if root.pos_ not in VERBAL or is_future(root) or is_conditional(root):
            return
        words = self._words(root)
        if len(words) < LEAST_WORDS:
            return
        speeches = reported_by(root, self.who, self.lexicon)
        if speeches:
            speaker = speeches[0].speaker
            cut = {t.i for c in root.children if c.lower_ == "according" for t in c.subtree}
            tokens = [t for t in _run([t for t in root.subtree if t.i not in cut], root) if not t.is_space]
            tokens = tokens[next(i for i, t in enumerate(tokens) if not t.is_punct) :]
            one = self._held(root, words, speaker.person or speaker.name, "asserts", tokens, anaphoric=False)
            text = self.paragraph.doc[tokens[0].i : tokens[-1].i + 1].text.strip(EDGES)
            yield replace(one, proposition=text)
            return
        yield replace(
            self._held(root, words, OUTLET, "asserts", list(root.subtree), anaphoric=False), flat=True
        )

    def _held(
        self,
        content: Token,
        words: frozenset[str],
        holder: str,
        stance: Stance,
        tokens: list[Token],
        anaphoric: bool,
    ) -> Held:
        """A position with its quote and the words of its proposition."""
        quote, start = self.paragraph.quote_of(tokens)
        return Held(
            _proposition(content),
            words,
            Position(holder=holder, stance=stance, quote=quote, start=start),
            self.number,
            anaphoric,
            negated=content.pos_ in VERBAL and is_negated(content),
            head=content.lemma_.lower(),
            by=self._holder_id(holder),
        )

    def _stance(self, token: Token) -> Stance | None:
        """The stance that a word tells, or None where it reports nothing or says that nobody said so."""
        lemma = token.lemma_.lower()
        entry = report_entry(token, self.lexicon)
        if token.pos_ in VERBAL and lemma in CONFIRMING:
            return "cannot-confirm" if _negated(token) or _subject_negated(token) else "asserts"
        if token.pos_ in VERBAL and lemma in DENYING:
            return None if _negated(token) else "denies"
        if lemma in CALLING and any(t.lemma_.lower() in FALSE for t in token.subtree) and not _negated(token):
            thing = logical_object(token)
            return "denies" if thing is not None and thing.lemma_.lower() in STANDING_FOR else None
        if entry is None:
            return None
        if token.pos_ in VERBAL and (_negated(token) or _subject_negated(token)):
            return "doubts" if lemma in BELIEVING else None
        return entry.stance

    def _holder(self, token: Token) -> str | None:
        """Who holds the position, by name; the outlet where a passive names nobody."""
        if token.pos_ in VERBAL:
            subject = logical_subject(token)
            if subject is None and is_passive(token) and token.lemma_ in CONFIRMING:
                return OUTLET
        else:
            subject = possessor(token) or next(iter(prepositional(token, "by")), None)
        if subject is not None and noun_lemma(subject) in INSTRUMENTS:
            owner = possessor(subject) or next(iter(prepositional(subject, "by")), None)
            subject = owner if owner is not None else subject
        speaker = speaker_of(subject, self.who) if subject is not None else None
        if speaker is None:
            return None
        record = self.who.cast.world.entity(speaker.id) if speaker.id == speaker.name else None
        return speaker.person or (record.name if record is not None else speaker.name)

    def _holder_id(self, holder: str) -> str | None:
        """The id of a holder that this paragraph names."""
        return next((n.id for n in self.who.names.every if holder in {n.text, n.person}), None)

    def _words(self, content: Token) -> frozenset[str]:
        """What a proposition speaks of: its words by lemma, whom it names or means by id."""
        found: set[str] = set()
        for token in content.subtree:
            name = self.who.names.at(token)
            if name is not None and name.id is not None:
                found.add(name.id)
            elif token.pos_ == "PRON":
                found |= {e.id for e in self.who.parties(token)}
            elif token.pos_ not in EMPTY_POS:
                found.add(token.lemma_.lower())
        return frozenset(found)


def _negated(token: Token) -> bool:
    """Whether a report is denied of the verb itself: "did not say", "was unable to confirm"."""
    unable = token.dep_ == "xcomp" and token.head.lemma_ in {"unable", "decline", "refuse", "fail"}
    return is_negated(token) or unable or (token.dep_ == "xcomp" and is_negated(token.head))


def _subject_negated(token: Token) -> bool:
    """Whether nobody reports ("nobody said", "neither of them confirmed")."""
    return any(
        c.dep_ in {"nsubj", "nsubjpass"} and c.lower_ in {"neither", "nobody", "none", "noone"}
        for c in token.children
    )


def _content(token: Token, stance: Stance | None) -> Token | None:
    """What is claimed: a clause; of a denial also a thing; of a reporting noun the thing it is about."""
    if token.pos_ in VERBAL:
        clause = complement(token)
        if clause is not None and (
            clause.dep_ == "ccomp" or (clause.dep_ == "xcomp" and token.lemma_ in DENYING)
        ):
            return clause
        if stance == "asserts":
            return None
        if token.lemma_ not in {"deny", *CONFIRMING} and not _of_a_claim(token):
            return None  # "rejected talks", "a region that both contest"
        relative = next(
            (c for c in token.children if c.lower_ == "which" and c.dep_ in {"dobj", "nsubjpass"}), None
        )
        return relative if relative is not None else logical_object(token)
    for word in CONTENT_PREPOSITIONS:
        for thing in prepositional(token, word):
            if thing.pos_ == "NOUN":
                return thing
    return None


def _of_a_claim(token: Token) -> bool:
    """Whether what a verb rejects or doubts is a claim, not a thing or an offer."""
    if any(c.lower_ == "which" and c.dep_ in {"dobj", "nsubjpass"} for c in token.children):
        return token.lemma_ in DENYING
    thing = logical_object(token)
    return thing is not None and (thing.lower_ in STANDING_FOR or thing.lemma_.lower() in STANDING_FOR)


def _unsaid(content: Token) -> bool:
    """Whether a clause tells no proposition: a question within ("how long"), or that one could not confirm."""
    if content.pos_ not in VERBAL:
        return False
    asked = content.doc[content.left_edge.i].lower_ in QUESTIONS
    return asked or any(t.lemma_ in CONFIRMING and is_negated(t) for t in conjuncts(content))


def _stands_for_another(content: Token) -> bool:
    """Whether the words stand for a claim told before ("them", "the reports", "its authenticity")."""
    if content.pos_ in VERBAL:
        return content.dep_ not in {"ccomp", "xcomp"}  # "…, which Chad denied"
    lemma = content.lemma_.lower()
    owned = any(c.dep_ == "poss" and c.pos_ == "PRON" for c in content.children)
    return (
        content.lower_ in STANDING_FOR
        or lemma in STANDING_FOR
        or (owned and len(list(content.children)) == 1)
    )


def _told_in(noun: Token) -> Token | None:
    """What an accusation or report says: "reports that P", "the accusation of V-ing"."""
    for child in noun.children:
        if child.dep_ in {"acl", "relcl", "ccomp"} and any(
            c.dep_ == "mark" or (c.lower_ == "that" and c.dep_ not in {"nsubj", "nsubjpass", "dobj"})
            for c in child.children
        ):
            return child
    return next(
        (t for word in CONTENT_PREPOSITIONS for t in prepositional(noun, word) if t.pos_ in VERBAL), None
    )


def _proposition(content: Token) -> str:
    """The words of a proposition, without the "that" before them."""
    tokens = _said(content)
    while len(tokens) > 1 and (tokens[0].dep_ == "mark" or tokens[0].is_punct):
        tokens.pop(0)
    text: str = content.doc[tokens[0].i : tokens[-1].i + 1].text
    return text.strip(EDGES)


def _said(content: Token) -> list[Token]:
    """The tokens of what is claimed, up to a relative clause in which somebody denies it."""
    tokens = list(content.subtree)
    cut = {
        t.i
        for r in tokens
        if r.dep_ == "relcl" and r.lemma_ in DENYING and r.i > content.i
        for t in r.subtree
    }
    tokens = _run([t for t in tokens if t.i not in cut], content)
    while len(tokens) > 1 and tokens[-1].is_punct:
        tokens.pop()
    while len(tokens) > 1 and tokens[0].is_punct:
        tokens.pop(0)
    return tokens


def _run(tokens: list[Token], root: Token) -> list[Token]:
    """The unbroken stretch of some tokens around one of them."""
    places = {t.i for t in tokens}
    first = last = root.i
    while first - 1 in places:
        first -= 1
    while last + 1 in places:
        last += 1
    return [t for t in tokens if first <= t.i <= last]


def _join(held: Sequence[Held]) -> Iterator[Claim]:
    """Positions on one proposition made one claim; what only joins others comes last."""
    groups: list[list[Held]] = []
    for one in held:
        if one.flat:
            continue
        group = _spoken_of(one, groups) if one.anaphoric else _group_for(one, groups)
        if group is not None:
            group.append(_as_position_on(group[0], one))
        elif not one.anaphoric:
            groups.append([one])
    for one in held:
        if one.flat:
            _add_outlet(one, groups)
    for group in groups:
        positions = _distinct(h.position for h in group)
        first = group[0]
        yield Claim(
            proposition=first.proposition,
            positions=positions,
            contested=len({p.stance for p in positions}) > 1,
            quote=first.position.quote,
            start=first.position.start,
        )


def _distinct(positions: Iterable[Position]) -> tuple[Position, ...]:
    """Each holder's stance once."""
    return tuple({(p.holder, p.stance): p for p in reversed(list(positions))}.values())[::-1]


def _as_position_on(first: Held, one: Held) -> Held:
    """A position turned to another's words: who asserts that it was not so denies that it was."""
    stance = one.position.stance
    if one.anaphoric or one.negated == first.negated or stance not in OPPOSITE:
        return one
    return replace(one, position=msgspec.structs.replace(one.position, stance=OPPOSITE[stance]))


def _spoken_of(one: Held, groups: list[list[Held]]) -> list[Held] | None:
    """The nearest claim of another holder before, in this or the last sentences; for a denial one about the denier."""
    near = [g for g in groups if any(0 <= one.sentence - h.sentence <= REACH for h in g)]
    near.sort(key=lambda g: max(h.position.start for h in g))
    others = [g for g in near if g[0].position.holder != one.position.holder]
    about = [g for g in others if one.by is not None and one.by in g[0].words]
    chosen = about if about and one.position.stance == "denies" else others
    return chosen[-1] if chosen else None


def _group_for(one: Held, groups: list[list[Held]]) -> list[Held] | None:
    """The claim that a position belongs to, or None if it is a new one."""
    for group in groups:
        other = group[0]
        stance = _as_position_on(other, one).position.stance
        if other.position.holder == one.position.holder and other.position.stance == stance:
            continue
        if _alike(one, other, contrary=other.position.stance != stance):
            return group
    return None


def _alike(one: Held, other: Held, *, contrary: bool) -> bool:
    """Whether two tellings are of one proposition, by their words and whom they name."""
    shared = len(one.words & other.words)
    if shared < LEAST_SHARED:
        return False
    shorter = min(len(one.words), len(other.words))
    return shared / len(one.words | other.words) >= ALIKE or (contrary and shared / shorter >= CONTAINED)


def _add_outlet(one: Held, groups: list[list[Held]]) -> None:
    """Add the outlet's own words to a claim that another takes another stand on."""
    for group in groups:
        if any(h.position.holder == OUTLET for h in group):
            continue
        turned = _as_position_on(group[0], one)
        stances = {h.position.stance for h in group}
        same_act = turned.position.stance == "asserts" and one.head == group[0].head
        plain = same_act or one.position.stance == "doubts"
        if plain and turned.position.stance not in stances and _alike(one, group[0], contrary=True):
            group.append(turned)
            return
