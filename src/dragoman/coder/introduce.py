"""Keeping the cast up to date: who is met in a sentence, and what was spoken of last when it ends."""

from itertools import pairwise

from spacy.tokens import Span, Token

from dragoman.coder.attribution import member_of
from dragoman.coder.cast import Member
from dragoman.coder.names import Name
from dragoman.coder.nouns import noun_lemma
from dragoman.coder.syntax import SUBJECTS, conjuncts
from dragoman.coder.who import Who
from dragoman.records import Article

LETTERHEAD = "letterhead"
BODY_KINDS = {"organisation", "group", "institution"}
PARTY_KINDS = {"state", "capital", "seat", "group", "demonym"}


def meet_people(sentence: Span, who: Who) -> None:
    """Enter the persons named in a sentence into the cast, with the role nouns beside their names."""
    for name in who.names.every:
        if name.kind != "person" or not sentence.start <= name.first < sentence.end:
            continue
        head = _head(name, sentence)
        nouns = _title_nouns(head, who)
        ident, role = name.id, name.role
        if ident is None:
            ident, role = _whose(head, nouns, who)
        person = name.person or name.text
        known = who.cast.known(person)
        if known is not None and name.id is None and known.id is not None and ident is None:
            ident, role, person = known.id, known.role, known.person or person
        who.cast.meet(Member(person, ident, role or "GOV", person), tuple(n.lemma_.lower() for n in nouns))


def meet_issuer(article: Article, who: Who) -> None:
    """Enter the body that issued a statement, by its letterhead: its "we" and "the Council" are that body.

    The letterhead must name a state or a body of the world, and one only.
    """
    lines = [article.block_text(b) for b in article.blocks if b.reason == LETTERHEAD]
    found = [m for line in lines for m in who.cast.world.find(line)]
    referents = [
        r for m in found if (r := who.cast.world.resolve(m, who.cast.on, who.cast.context)) is not None
    ]
    ids = {r.id for r in referents if r.id}
    if len(ids) != 1:
        return
    issuer = Member(article.outlet or lines[0], ids.pop(), referents[0].role or "GOV")
    who.cast.voice = issuer
    for line in lines:
        for word in line.casefold().split():
            if word in who.nouns.roles:
                who.cast.bodies[word] = issuer


def _head(name: Name, sentence: Span) -> Token:
    """The head token of a name."""
    return sentence.doc[name.first : name.last].root


def _title_nouns(head: Token, who: Who) -> list[Token]:
    """Role nouns that describe a person: "Prime Minister X", "X, the envoy", "the envoy, X"."""
    near = [c for c in head.children if c.dep_ in {"compound", "appos", "nmod", "amod"}]
    if head.dep_ == "appos":
        near.append(head.head)
    if head.dep_ in {"compound", "nmod"}:
        near.append(head.head)
    return [t for t in near if noun_lemma(t) in who.nouns.roles or t.lemma_.lower() in who.nouns.roles]


def _whose(head: Token, nouns: list[Token], who: Who) -> tuple[str | None, str | None]:
    """The entity that a person unknown to the world speaks for, by the words beside the name."""
    for token in (head, *nouns):
        owners = who.nationalities(token)
        if owners:
            role = who.nouns.roles.get(nouns[0].lemma_.lower()) if nouns else None
            return owners[0].id, role or "GOV"
    if nouns:
        state = who.cast.state or who.cast.named_state
        return (state.id if state else None), who.nouns.roles.get(nouns[0].lemma_.lower())
    return None, None


def end_sentence(sentence: Span, who: Who) -> None:
    """Remember what the sentence was about: its subject, the last state, bloc, group, territory and pair."""
    cast = who.cast
    named: Member | None = None
    for name in who.names.every:
        if not sentence.start <= name.first < sentence.end or name.id is None:
            continue
        member = Member(name.text, name.id, name.role, None)
        if name.kind in {"state", "capital", "seat", "adjective", "institution"}:
            cast.named_state = member
        elif name.kind == "organisation":
            cast.bloc = member
        elif name.kind == "group":
            cast.group = member
        elif name.kind == "person":
            named = cast.known(name.person or name.text) or named
        if _is_territory(name.id, who):
            cast.territory = member
        if name.kind in BODY_KINDS and name.last - name.first > 1:
            cast.bodies[sentence.doc[name.last - 1].lower_] = member
    _bodies(sentence, who)
    _pairs(sentence, who)
    _subject(sentence, who, named)


def _subject(sentence: Span, who: Who, named: Member | None) -> None:
    """The subject of the main clause is what pronouns and descriptions mean next."""
    cast = who.cast
    subjects = [t for t in sentence if t.dep_ in SUBJECTS and t.head.dep_ in {"ROOT", "conj", "ccomp"}]
    for subject in sorted(subjects, key=lambda t: t.head.dep_ != "ROOT"):
        found = who.parties(subject)
        if not found:
            continue
        cast.subject = tuple(member_of(e, subject) for e in found)
        cast.voice = cast.voice or cast.subject[0]
        personal = subject.lemma_.lower() in who.nouns.persons
        persons = [m for m in cast.subject if m.person or personal]
        if persons:
            cast.person = persons[0]
        elif named is not None:
            cast.person = named
        state = next((e for e in found if len(e.id) == 3 and e.id.isupper()), None)  # noqa: PLR2004 - ISO alpha-3
        if state is not None:
            cast.state = Member(state.text if state.person is None else state.id, state.id, "GOV", None)
        return
    if named is not None:
        cast.person = named


def _bodies(sentence: Span, who: Who) -> None:
    """Bodies unknown to the world that the sentence names with their state ("Peru's National Fisheries Council")."""
    for token in sentence:
        if token.tag_ != "NNP" or token.lower_ not in who.nouns.roles or who.names.at(token) is not None:
            continue
        if any(c.tag_ == "NNP" and c.dep_ == "compound" for c in token.children):
            owners = who.nationalities(token)
            if len(owners) == 1:
                body = Member(token.text, owners[0].id, who.nouns.roles[token.lower_])
                who.cast.bodies[token.lower_] = body


def _is_territory(ident: str, who: Who) -> bool:
    """Whether an id is that of a disputed or dependent territory."""
    record = who.cast.world.entity(ident)
    return record is not None and record.sort in {"contested", "territory"}


def _pairs(sentence: Span, who: Who) -> None:
    """Two parties side by side ("Chad and Sudan", "Chad-Sudan", "between …") become a pair of the article."""
    parties = [
        n
        for n in who.names.every
        if sentence.start <= n.first < sentence.end and n.id and n.kind in PARTY_KINDS | {"adjective"}
    ]
    for a, b in pairwise(parties):
        between = sentence.doc[a.last : b.first]
        if a.id != b.id and a.id and b.id and len(between) <= 1 and between.text in {"-", "–", "and", "/"}:
            who.cast.pair(a.id, b.id)
    for token in sentence:
        if token.dep_ == "pobj" and token.head.lower_ == "between":
            ids = [e.id for one in conjuncts(token) for e in who.parties(one)]
            if len(set(ids)) == 2:  # noqa: PLR2004 - a pair
                who.cast.pair(ids[0], ids[1])
