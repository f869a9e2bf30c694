"""Reading a dependency parse: logical subjects, objects and prepositional arguments of a predicate.

Labels are those of spaCy's English models (ClearNLP dependencies).
"""

from collections.abc import Iterator

from spacy.tokens import Token

VERBAL = {"VERB", "AUX"}
SUBJECTS = {"nsubj", "nsubjpass", "csubj", "csubjpass"}
RELATIVE = {"who", "which", "that", "whom", "whose"}
CLAUSES = {"xcomp", "ccomp"}
PREPOSITIONS = {"prep", "agent", "dative"}
LOCATION_PREPOSITIONS = ("in", "inside", "into", "at", "near", "across", "within", "on", "over")
# Verbs whose object, not subject, does what the infinitive after it says ("urged Chad to leave").
SUBJECT_CONTROL_DESPITE_OBJECT = {"promise", "threaten", "vow", "offer", "use", "pledge", "take", "send"}


def conjuncts(token: Token) -> tuple[Token, ...]:
    """A token and all that is coordinated after it ("Chad, Mali and Niger"), in order."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj" and child.i > token.i:
            found.extend(conjuncts(child))
    return tuple(found)


def is_passive(verb: Token) -> bool:
    """Whether a verb form is passive: a passive auxiliary or subject, or a bare participle after a noun."""
    if any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children):
        return True
    if verb.tag_ != "VBN" or any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children):
        return False
    if verb.dep_ == "acl" or (verb.dep_ in {"amod", "advcl"} and not has_object(verb)):
        return True
    if verb.dep_ == "conj" and verb.head.pos_ in VERBAL and verb.head.tag_ == "VBN":
        return is_passive(verb.head)
    return any(c.dep_ == "agent" for c in verb.children)


def has_object(verb: Token) -> bool:
    """Whether the verb has a direct object of its own."""
    return any(c.dep_ == "dobj" for c in verb.children)


def own_subject(verb: Token) -> Token | None:
    """The subject standing with the verb itself.

    A report put between subject and verb ("Chad, Mali said, had left") takes both subjects in the parse.
    """
    own = [c for c in verb.children if c.dep_ in SUBJECTS]
    if own:
        return own[-1] if verb.dep_ == "parataxis" and own[-1].i < verb.i else own[0]
    for child in verb.children:
        if child.dep_ == "parataxis" and child.i < verb.i:
            taken = [c for c in child.children if c.dep_ in SUBJECTS and c.i < child.i]
            if len(taken) > 1:
                return taken[0]
    return None


def antecedent(pronoun: Token) -> Token:
    """The noun that a relative pronoun stands for, else the token itself."""
    if pronoun.lower_ not in RELATIVE or pronoun.tag_ not in {"WDT", "WP", "WP$", "IN"}:
        return pronoun
    clause = pronoun.head
    while (
        clause.dep_ in {"conj", "xcomp", "ccomp", "prep", "pobj", "dobj", *SUBJECTS} and clause.head != clause
    ):
        clause = clause.head
    return clause.head if clause.dep_ == "relcl" else pronoun


def surface_subject(verb: Token, depth: int = 0) -> Token | None:
    """The grammatical subject, found through coordination, control, raising and participles."""
    own = own_subject(verb)
    if own is not None:
        return antecedent(own)
    head = verb.head
    if depth > 6 or head == verb:  # noqa: PLR2004 - deeper than any clause a desk writes
        return None
    if verb.dep_ == "conj" and head.pos_ in VERBAL:
        return surface_subject(_beside(verb, head), depth + 1)
    if verb.dep_ in CLAUSES:
        return _controller(verb, head, depth)
    if verb.dep_ == "advcl" and head.pos_ in VERBAL:
        return surface_subject(head, depth + 1)
    if verb.dep_ in {"acl", "relcl"} and verb.tag_ in {"VBG", "VBN"}:
        return head
    if verb.dep_ in {"pcomp", "prep"}:
        governor = head.head if head.dep_ == "prep" else head
        if governor.pos_ in VERBAL:
            return surface_subject(governor, depth + 1)
        return possessor(governor)
    return None


def _beside(verb: Token, head: Token) -> Token:
    """What a verb is coordinated with: a nearer clause in the same tense where the parser took one above it.

    "Oslo was losing ground as Peru froze its part and signalled a shift" is parsed with *signalled* beside *losing*.
    """
    if verb.tag_ not in {"VBD", "VBZ"} or head.tag_ == verb.tag_:
        return head
    nearer = [
        t
        for t in head.subtree
        if head.i < t.i < verb.i
        and t.tag_ == verb.tag_
        and t.dep_ in {"advcl", "ccomp"}
        and own_subject(t) is not None
    ]
    return nearer[-1] if nearer else head


def _controller(verb: Token, head: Token, depth: int) -> Token | None:
    """Who does what a complement without a subject says: the governor's object, else its subject."""
    if head.pos_ in VERBAL and head.lemma_ not in SUBJECT_CONTROL_DESPITE_OBJECT:
        for child in head.children:
            if child.dep_ in {"dobj", "dative"} and child.i < verb.i and child.dep_ == "dobj":
                return antecedent(child)
            if child.dep_ == "prep" and child.lower_ == "on" and head.lemma_ == "call":
                return next((c for c in child.children if c.dep_ == "pobj"), None)
    if head.pos_ in VERBAL or head.pos_ == "ADJ":
        return surface_subject(head, depth + 1)
    return None


def possessor(noun: Token) -> Token | None:
    """The possessor standing before a noun ("Chad's offer"), or None."""
    return next((c for c in noun.children if c.dep_ == "poss"), None)


def prepositions(token: Token) -> Iterator[Token]:
    """The prepositions that hang on a token, those of a coordinated preposition included."""
    for child in token.children:
        if child.dep_ in PREPOSITIONS and child.pos_ in {"ADP", "SCONJ", "VERB", "ADV", "PART"}:
            yield child
            if child.lower_ == "according":  # "according to X" says who speaks, not to whom something is done
                continue
            for grand in child.children:
                if grand.dep_ == "prep" and grand.pos_ == "ADP":
                    yield grand
                if grand.dep_ == "conj" and grand.pos_ == "ADP":
                    yield grand
        elif (
            token.pos_ in VERBAL
            and child.i == token.i + 1
            and child.lower_ in {"away", "short", "out", "back", "close"}
        ):
            # "stayed away from", "stopped short of": the preposition hangs on the adverb
            yield from (g for g in child.children if g.dep_ == "prep" and g.pos_ == "ADP")


def prepositional(token: Token, word: str) -> Iterator[Token]:
    """The objects of a preposition hanging on a token ("with" -> its pobj), nouns or gerunds."""
    for preposition in prepositions(token):
        if preposition.lower_ == word:
            for child in preposition.children:
                if child.dep_ in {"pobj", "pcomp"}:
                    yield antecedent(child)


def agents(verb: Token) -> tuple[Token, ...]:
    """The by-phrases of a passive."""
    return tuple(prepositional(verb, "by"))


def logical_subject(verb: Token) -> Token | None:
    """Who does it: the subject, or of a passive the by-phrase."""
    if is_passive(verb):
        return next(iter(agents(verb)), None)
    return surface_subject(verb)


def logical_object(verb: Token) -> Token | None:
    """Who or what it is done to: the object, or of a passive its subject."""
    if is_passive(verb):
        if verb.dep_ == "acl":
            return verb.head
        if verb.dep_ == "amod":
            return verb.head
        return surface_subject(verb)
    for child in verb.children:
        if child.dep_ in {"dobj", "oprd"}:
            return antecedent(child)
    if (
        verb.dep_ == "relcl"
        and own_subject(verb) is not None
        and not any(c.dep_ in SUBJECTS and c.lower_ in RELATIVE for c in verb.children)
    ):
        return verb.head  # "the treaty (that) Chad signed"
    if verb.dep_ == "conj" and verb.head.pos_ in VERBAL and not any(c.dep_ in CLAUSES for c in verb.children):
        shared = [c for c in verb.children if c.dep_ not in {"cc", "punct", "aux", "advmod"}]
        if not shared and verb.head.i < verb.i:
            return None
    return None


def dative(verb: Token) -> Token | None:
    """The indirect object ("offered Chad help")."""
    for child in verb.children:
        if child.dep_ == "dative" and child.pos_ != "ADP":
            return child
    return None


def complement(verb: Token) -> Token | None:
    """The clause that completes a predicate: to V, that …, V-ing; for nouns their infinitive or that-clause."""
    for child in verb.children:
        if child.dep_ in CLAUSES:
            return child
        if (
            child.dep_ in {"acl", "relcl"}
            and verb.pos_ not in VERBAL
            and any(c.tag_ == "TO" for c in child.children)
        ):
            return child
    if verb.pos_ in VERBAL:
        for child in verb.children:  # the parser often takes "urged X to V" for a purpose clause
            if child.dep_ == "advcl" and any(c.tag_ == "TO" for c in child.children) and child.i > verb.i:
                return child
        for child in verb.children:
            if child.dep_ == "dobj" and child.pos_ not in VERBAL:
                for grand in child.children:
                    if grand.dep_ in {"acl", "relcl"} and any(c.tag_ == "TO" for c in grand.children):
                        return grand
    return None


def complement_shape(clause: Token | None) -> str:
    """What kind of complement a clause is: infinitive, gerund, clause or none."""
    if clause is None:
        return "none"
    if any(c.tag_ == "TO" for c in clause.children):
        return "infinitive"
    return "gerund" if clause.tag_ == "VBG" and own_subject(clause) is None else "clause"


def particle(verb: Token, word: str) -> bool:
    """Whether a verb has this particle: a true particle, a preposition, or a fixed adverb or adjective."""
    return any(
        c.lower_ == word and c.dep_ in {"prt", "prep", "advmod", "acomp", "oprd", "dative", "agent", "ccomp"}
        for c in verb.children
    )


def clause_of(token: Token) -> Token:
    """The nearest predicate above a token (itself, if it is one): verb, auxiliary or root."""
    while token.pos_ not in VERBAL and token.head != token:
        token = token.head
    return token


def core_span(trigger: Token, keep: tuple[Token, ...] = ()) -> tuple[int, int]:
    """Character span (in the Doc) of a predicate with its core arguments, adjuncts and relatives cut off.

    Args:
        trigger: the predicate.
        keep: tokens that must lie inside (an actor before the verb).

    Returns:
        Start and end offsets in the Doc's text.
    """
    tokens = [trigger, *keep]
    for child in trigger.children:
        if child.dep_ in {
            "advcl",
            "relcl",
            "parataxis",
            "punct",
            "conj",
            "cc",
            "mark",
            "appos",
            "acl",
            "preconj",
        }:
            continue
        if child.dep_ in CLAUSES and child.i < trigger.i:
            continue
        if child.dep_ in SUBJECTS and child not in keep:
            tokens.append(child)
            continue
        if child.i < trigger.i and child.dep_ in {"prep", "advmod", "npadvmod"}:
            continue
        tokens.extend(_kernel(child))
    start = min(t.idx for t in tokens)
    end = max(t.idx + len(t.text) for t in tokens)
    return start, end


def _kernel(token: Token) -> Iterator[Token]:
    """The tokens of a subtree without clauses that modify rather than complete it."""
    yield token
    for child in token.children:
        if child.dep_ in {"relcl", "advcl", "parataxis", "appos"} or (
            child.dep_ == "punct" and child.i > token.i
        ):
            continue
        yield from _kernel(child)
