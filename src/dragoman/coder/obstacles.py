"""Obstacles: what the text says stands in the way of what (codebook section 6)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from spacy.tokens import Span, Token

from dragoman.coder.attribution import reported_by
from dragoman.coder.lexicon import Lexicon
from dragoman.coder.page import Paragraph
from dragoman.coder.status import is_negated
from dragoman.coder.syntax import (
    VERBAL,
    logical_object,
    logical_subject,
    particle,
    prepositional,
    prepositions,
    surface_subject,
)
from dragoman.coder.who import Who
from dragoman.records import Obstacle

DATA = Path(__file__).parent / "data" / "obstacles.yml"
FINITE = {"VBZ", "VBD", "VBP", "MD"}
# What the parser hangs on the verb though it says of what kind the goal is ("blocked a deal with Chad").
OF_THE_GOAL = {"with", "between", "over", "on", "among", "for", "to"}
POINTING_BACK = {"that", "this", "these", "those"}
IN_THE_WAY = {"stand", "get", "lie", "come", "be", "remain"}
AHEAD = {"will", "wo", "'ll", "’ll", "would", "could", "can", "ca", "may", "might"}
BECAUSE = {"because", "owing", "due", "over"}
TYING = {"tie", "link", "root", "base", "ground", "anchor", "bind", "drive", "shape"}
CONDITIONS = {"unless", "until", "till"}


@dataclass(frozen=True, slots=True)
class Words:
    """The data file, ready for lookups."""

    nouns: frozenset[str]
    pointing: frozenset[str]
    verbs: frozenset[str]
    prepositions: tuple[str, ...]
    goals: frozenset[str]
    doings: frozenset[str]
    impossible: frozenset[str]
    harder: frozenset[str]
    hinging: frozenset[str]
    refusing: frozenset[str]
    stances: frozenset[str]
    seeking: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sides:
    """What stands in the way (`what`) of what (`goal`), as runs of tokens headed by their heads."""

    what: list[Token]
    goal: list[Token]
    what_head: Token
    goal_head: Token


@cache
def _words() -> Words:
    """Read the data file once."""
    raw = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    sets = {k: frozenset(v) for k, v in raw.items() if k != "prepositions"}
    return Words(prepositions=tuple(raw["prepositions"]), **sets)


def obstacles_of(
    paragraphs: Sequence[Paragraph], resolvers: Sequence[Who], lexicon: Lexicon
) -> tuple[Obstacle, ...]:
    """All obstacles of an article, in the order of their words; what is told again in the same words once."""
    found: dict[tuple[str, str], Obstacle] = {}
    for paragraph, who in zip(paragraphs, resolvers, strict=True):
        for sentence in paragraph.doc.sents:
            for one in _told(sentence, paragraph, who.at(sentence), lexicon):
                found.setdefault((one.goal, one.obstacle), one)
    return tuple(found.values())


def _told(sentence: Span, paragraph: Paragraph, who: Who, lexicon: Lexicon) -> Iterator[Obstacle]:
    """The obstacles of a sentence."""
    readers = (
        _by_noun,
        _by_verb,
        _in_the_way,
        _impossible,
        _without,
        _hinging,
        _harder,
        _conditioned,
        _refused_over,
        _verbless,
    )
    for token in sentence:
        sides = next((s for reader in readers if (s := reader(token)) is not None), None)
        if sides is None or sides.what_head.lower_ in POINTING_BACK:
            continue
        if any(c.lower_ in POINTING_BACK and c.dep_ == "det" for c in sides.what_head.children):
            continue
        speeches = reported_by(token, who, lexicon)
        owners = who.parties(sides.goal_head, lenient=True) or who.parties(sides.what_head, lenient=True)
        here = [t for t in sides.goal if t.sent.start == sentence.start]
        quote, start = paragraph.quote_of([*sides.what, token, *here])
        yield Obstacle(
            goal=_text(sides.goal),
            whose=owners[0].id if owners else None,
            obstacle=_text(sides.what),
            says=speeches[0].speaker.person or speeches[0].speaker.name if speeches else "outlet",
            quote=quote,
            start=start,
        )


# -- readers: each reads one way of telling an obstacle at a token, or None


def _by_noun(token: Token) -> Sides | None:
    """Read "X remains a key barrier to Y", "the main obstacle to Y is X", "X, an obstacle to Y"."""
    words = _words()
    names = {token.lemma_.lower(), f"{token.nbor(-1).lower_ if token.i else ''} {token.lemma_.lower()}"}
    if token.pos_ not in {"NOUN", "PROPN"} or not names & words.nouns:
        return None
    subject: Token | None = None
    if token.dep_ in {"attr", "oprd"} and token.head.pos_ in VERBAL and not is_negated(token.head):
        subject = surface_subject(token.head)
    elif token.dep_ == "nsubj" and token.head.lemma_ in {"be", "remain"} and not is_negated(token.head):
        subject = next((c for c in token.head.children if c.dep_ in {"attr", "ccomp"}), None)
    elif token.dep_ == "appos":
        subject = token.head
    if subject is None or subject.i == token.i:
        return None
    goal = next((t for p in words.prepositions for t in prepositional(token, p)), None)
    if goal is not None:
        return _sides(subject, goal)
    # "a barrier to trade with Chad": the parser takes the goal for a verb
    verb = next(
        (c for c in token.children if c.dep_ in {"relcl", "acl"} and c.lemma_.lower() in words.goals), None
    )
    if verb is not None and any(c.tag_ == "TO" for c in verb.children):
        tokens = [t for t in verb.subtree if t.tag_ != "TO" and not t.is_punct]
        return Sides(_plain(subject), tokens, subject, verb)
    before = next(
        (t for t in reversed(token.doc[: token.sent.start]) if t.lemma_.lower() in words.goals), None
    )
    if token.dep_ == "nsubj" and names & words.pointing and before is not None and before.pos_ == "NOUN":
        return _sides(subject, before)
    return None


def _by_verb(token: Token) -> Sides | None:
    """Read "X blocks Y": only where what is blocked is a thing one seeks (the data's goals)."""
    words = _words()
    if token.pos_ != "VERB":
        return None
    names = {token.lemma_.lower(), *(f"{token.lemma_.lower()} {w}" for w in ("up",) if particle(token, w))}
    if not names & words.verbs or is_negated(token):
        return None
    what, goal = logical_subject(token), logical_object(token)
    if what is None or goal is None or what.pos_ == "PRON":
        return None
    doing = next((t for t in prepositional(token, "from") if t.lemma_.lower() in words.doings), None)
    if doing is not None:
        return Sides(_plain(what), _plain(doing), what, goal)
    if goal.lemma_.lower() not in words.goals:
        return None
    tail = next(
        (p for p in prepositions(token) if p.i == goal.right_edge.i + 1 and p.lower_ in OF_THE_GOAL), None
    )
    return Sides(_plain(what), [*_plain(goal), *(tail.subtree if tail is not None else ())], what, goal)


def _in_the_way(token: Token) -> Sides | None:
    """Read "X stands in the way of Y"."""
    if token.pos_ not in VERBAL or token.lemma_ not in IN_THE_WAY or is_negated(token):
        return None
    way = next((t for t in prepositional(token, "in") if t.lower_ == "way"), None)
    goal = next(iter(prepositional(way, "of")), None) if way is not None else None
    what = surface_subject(token)
    return _sides(what, goal) if what is not None and goal is not None and what.pos_ != "PRON" else None


def _impossible(token: Token) -> Sides | None:
    """Read "Y is impossible as long as X", "Y cannot begin until X": the condition with its unless or until."""
    words = _words()
    if token.pos_ not in VERBAL or token.dep_ in {"aux", "auxpass"}:
        return None
    said = {c.lemma_.lower() for c in token.children if c.dep_ in {"acomp", "attr", "oprd"}}
    never = is_negated(token) and any(
        c.lower_ in {"can", "ca", "will", "wo", "could", "would"} for c in token.children
    )
    goal = surface_subject(token)
    possible = "possible" in said and is_negated(token)
    if (
        goal is None
        or goal.lemma_.lower() not in words.goals
        or not (said & words.impossible or never or possible)
    ):
        return None
    if any(c.lower_ == "no" for c in goal.children) and not said:
        return None
    for holder in (token, *token.children):
        for clause in (c for c in holder.children if c.dep_ == "advcl"):
            mark = next((c for c in clause.children if c.dep_ == "mark"), None)
            if mark is None or not (mark.lower_ in CONDITIONS or holder.lower_ == "long"):
                continue
            tokens = [t for t in _plain(clause) if mark.lower_ in CONDITIONS or t.i != mark.i]
            return Sides(tokens, _plain(goal), clause, goal)
    return None


def _without(token: Token) -> Sides | None:
    """Read "no Y without X": that X is missing."""
    if token.lemma_.lower() not in _words().goals or not any(c.lower_ == "no" for c in token.children):
        return None
    for holder in (token, token.head):
        for preposition in prepositions(holder):
            if preposition.lower_ == "without" and preposition.i > token.i:
                thing = next((c for c in preposition.children if c.dep_ in {"pobj", "pcomp"}), None)
                if thing is not None:
                    goal = [t for t in _plain(token) if t.i < preposition.i and t.lower_ != "no"]
                    return Sides([preposition, *_plain(thing)], goal, thing, token)
    return None


def _hinging(token: Token) -> Sides | None:
    """Read "Y hinges on X"."""
    words = _words()
    if token.pos_ not in VERBAL or token.lemma_ not in words.hinging or is_negated(token):
        return None
    goal = surface_subject(token)
    what = next((t for word in ("on", "upon") for t in prepositional(token, word)), None)
    if goal is None or what is None or goal.lemma_.lower() not in words.goals:
        return None
    return _sides(what, goal)


def _harder(token: Token) -> Sides | None:
    """Read "X makes Y harder", "X makes it harder to V"."""
    words = _words()
    if token.pos_ not in VERBAL or token.lemma_ not in {"make", "render"} or is_negated(token):
        return None
    what = logical_subject(token)
    how = next(
        (c for c in token.children if c.lemma_.lower() in words.harder or c.lower_ in words.harder), None
    )
    if what is None or how is None or what.pos_ == "PRON":
        return None
    goal = next(
        (c for c in (*how.children, *token.children) if c.dep_ in {"nsubj", "dobj"} and c.i > token.i), None
    )
    if goal is None:
        return None
    if goal.lower_ == "it":
        doing = next((c for c in (*how.children, *token.children) if c.dep_ in {"advcl", "xcomp"}), None)
        if doing is None or not any(c.tag_ == "TO" for c in doing.children):
            return None
        return Sides(
            _plain(what), [t for t in _plain(doing) if t.i > doing.left_edge.i or t.tag_ != "TO"], what, doing
        )
    return _sides(what, goal) if goal.lemma_.lower() in words.goals else None


def _conditioned(token: Token) -> Sides | None:
    """Read "refused to open the crossing so long as X", "will be paused until X", "would come back if X".

    What is withheld is the goal, what it waits for the obstacle; an "if" counts only for what one seeks.
    """
    words = _words()
    if token.pos_ != "VERB":
        return None
    modals = {c.lower_ for c in token.children if c.dep_ == "aux"}
    refusing = token.lemma_.lower() in words.refusing
    open_yet = bool(modals & AHEAD) or is_negated(token) or refusing
    held = is_negated(token) or refusing
    inner = [c for c in token.children if c.dep_ == "xcomp"] if refusing else []
    below = [c for holder in (token, *inner) for c in holder.children]
    condition = next((c for c in below if c.dep_ == "advcl" and _waits(c, held)), None)
    if condition is None:
        long = next((c for c in below if c.lower_ == "long"), None)
        condition = next((c for c in long.children if c.dep_ == "advcl"), None) if long is not None else None
    seeking = token.lemma_.lower() in words.seeking
    if condition is None and seeking:
        condition = next(
            (c for c in token.children if c.dep_ == "advcl" and _mark(c) in {"if", "once"}), None
        )
    subject = surface_subject(token)
    if condition is None or not open_yet or subject is None:
        return None
    goal = next((c for c in token.children if c.dep_ in {"xcomp", "dobj"}), token) if refusing else token
    holder = condition if condition.head in (token, *inner) else condition.head
    outside = {t.i for t in holder.subtree}
    tokens = [
        t for t in _plain(goal) if t.i not in outside and not (goal is token and t.dep_ in {"punct", "mark"})
    ]
    what = [t for t in _plain(condition) if t.lower_ != "as"]
    return Sides(what, tokens, condition, subject)


def _refused_over(token: Token) -> Sides | None:
    """Read "does not recognise Chad, a stance rooted in X", "refuses to open the border because of X"."""
    words = _words()
    refusing = token.lemma_.lower() in words.refusing
    if token.pos_ != "VERB" or not (is_negated(token) or refusing):
        return None
    subject = surface_subject(token)
    reason = _reason(token)
    if subject is None or reason is None:
        return None
    goal = next((c for c in token.children if c.dep_ in {"xcomp", "dobj"}), token) if refusing else token
    left_out = {w.i for c in token.children if c.dep_ in {"neg", "aux", "nsubj", "mark"} for w in c.subtree}
    head = reason
    while head.head not in (token, goal) and head.head != head and head.i > token.i:
        head = head.head
    left_out |= {w.i for w in head.subtree}  # with its "because of", or the stance that is tied to it
    tokens = [t for t in _plain(goal) if t.i not in left_out]
    while tokens and tokens[-1].is_punct:
        tokens.pop()
    return Sides(_plain(reason), tokens, reason, subject) if tokens else None


def _reason(token: Token) -> Token | None:
    """Why something is refused: what follows "because of", "owing to", "over"; what the stance is tied to."""
    inner = [c for c in token.children if c.dep_ == "xcomp"]
    for preposition in (p for verb in (token, *inner) for p in prepositions(verb)):
        if preposition.lower_ in BECAUSE:
            found = next((c for c in preposition.subtree if c.dep_ == "pobj"), None)
            if found is not None:
                return found
    stances = (
        t
        for t in token.sent
        if t.i > token.i and t.nbor(-2).text == "," and t.lemma_.lower() in _words().stances
    )
    for stance in stances:
        for held in (c for c in stance.children if c.dep_ == "acl" and c.lemma_.lower() in TYING):
            found = next((t for word in ("to", "in", "on", "by") for t in prepositional(held, word)), None)
            if found is not None:
                return found
    return None


def _waits(clause: Token, held: bool) -> bool:
    """Whether a clause says what must be first: "unless X", "only after X"; "until X" of what is held back."""
    mark = _mark(clause)
    only = any(c.lower_ == "only" for c in (*clause.children, *clause.head.children))
    return (
        mark == "unless"
        or (held and mark in CONDITIONS)
        or (only and mark in {"after", "when", "if", "once"})
    )


def _mark(clause: Token) -> str:
    """The conjunction of a clause."""
    return next((c.lower_ for c in clause.children if c.dep_ in {"mark", "advmod"} and c.i < clause.i), "")


def _verbless(token: Token) -> Sides | None:
    """Read "The lack of ties hampers trade" where the parser takes the verb for a noun: no other verb is there."""
    words = _words()
    sentence = token.sent
    if (
        token.pos_ not in {"NOUN", "PROPN"}
        or not token.lower_.endswith("s")
        or token.lower_[:-1] not in words.verbs
    ):
        return None
    if any(t.tag_ in FINITE for t in sentence) or token.i in {sentence.start, sentence.end - 1}:
        return None
    doc = token.doc
    what = [t for t in doc[sentence.start : token.i] if not t.is_space]
    goal = [t for t in doc[token.i + 1 : sentence.end] if not t.is_space]
    while goal and goal[-1].is_punct:
        goal.pop()
    heads = [t for t in goal if t.lemma_.lower() in words.goals]
    firsts = [t for t in what if t.pos_ in {"NOUN", "PROPN"}]
    if not heads or not firsts:
        return None
    return Sides(what, goal, firsts[0], heads[0])


# -- the words of a side


def _sides(what: Token, goal: Token) -> Sides:
    """Two phrases by their heads."""
    return Sides(_plain(what), _plain(goal), what, goal)


def _plain(token: Token) -> list[Token]:
    """The tokens of a phrase without its relative clauses."""
    cut = {t.i for c in token.children if c.dep_ in {"relcl", "advcl"} for t in c.subtree}
    return [
        t
        for t in token.subtree
        if t.i not in cut and not (t.is_punct and t.i in {token.right_edge.i, token.left_edge.i})
    ]


def _text(tokens: list[Token]) -> str:
    """The words of a phrase, from its first token to its last."""
    doc = tokens[0].doc
    return str(doc[min(t.i for t in tokens) : max(t.i for t in tokens) + 1].text)
