"""Articles, records and searches as text."""

from dragoman.articles.clean import clean_block
from dragoman.assistant.explaining import Explained
from dragoman.assistant.fence import fenced
from dragoman.assistant.words.page import NOTICE, Page
from dragoman.assistant.words.parts import record_words, say_report
from dragoman.brief.when import published_words
from dragoman.records import CodedArticle, Event, Record, Tie
from dragoman.web.answers.explorer import Explored
from dragoman.web.answers.overview import ArticleLine
from dragoman.web.answers.reading import ArticleAnswer, SearchAnswer

LONGEST_ARTICLE = 9_000
"""Characters of an article that stand in the text; the structured answer has it whole."""

_SHOWN = {"title", "section", "body", "caption"}


def say_search(page: Page, one: SearchAnswer) -> None:
    """Say what a search found."""
    page.head(f"Search for {page.quoted(one.q)}")
    for entity in one.entities:
        page.line(f"actor {page.name(entity.id)}, {entity.sort} (dragoman://actor/{entity.id})")
    for hit in one.hits:
        page.line(_line(page, hit.article))
        page.line(f"{page.quoted(hit.text, 400)}", depth=1)
    if not one.entities and not one.hits:
        page.plain("Nothing has these words. Try fewer, or a beginning with * at its end.")
    elif one.hits:
        page.plain(NOTICE)


def say_article(page: Page, one: ArticleAnswer) -> None:
    """Say an article, paragraph by paragraph, and what was coded of it."""
    kept, left = one.article, LONGEST_ARTICLE
    article = kept.article
    why = f" ({page.quoted(article.published.why)})" if article.published.why else ""
    page.head("Article")
    page.plain(
        f"{page.outlet(article.outlet)}, {published_words(article.published)}{why}; coded by {page.quoted(kept.coder, 40)}; "
        f"dragoman://article/{kept.id}"
    )
    page.plain(NOTICE)
    blocks = [one for one in article.blocks if one.kind in _SHOWN]
    for number, block in enumerate(blocks, start=1):
        text = clean_block(article, block).text
        if left < len(text):
            page.plain(f"({len(blocks) - number + 1} more paragraphs: the structured answer has them.)")
            break
        left -= len(text)
        page.line(f"{block.kind} {number}: {fenced(text, LONGEST_ARTICLE)}")
    for again in one.retold:
        page.line(f"the same story, so no independent source: {_line(page, again)}")
    page.head("What was coded of it")
    for coded in one.reports:
        say_report(page, coded.report, coded.doubts)


def say_explained(page: Page, one: Explained) -> None:
    """Say why a record is as it is."""
    page.head("Record")
    say_report(page, one.report, one.doubts)
    page.line(f"in {_line(page, one.article)}")
    if one.paragraph:
        page.line(f"paragraph ({one.paragraph.kind}): {page.quoted(one.paragraph.text, 1500)}")
    record = one.report.record
    if isinstance(record, Event):
        for side, several in (("actor", record.actors), ("recipient", record.recipients)):
            for each in several:
                how = "" if each.start is not None else ", not named in these words"
                person = f", {page.quoted(each.person, 60)}" if each.person else ""
                page.line(f"{side}: {page.quoted(each.text, 80)} is {page.name(each.id)}{person}{how}")
        if record.time and record.time.text:
            page.line(f"dated {page.when(record.time)} by {page.quoted(record.time.text, 80)}")
        if record.same_as:
            page.line(f"tells again {page.quoted(record.same_as)}")
    if isinstance(record, Event | Tie):
        page.line(
            f"decided by {page.quoted(record.rule, 120)}"
            if record.rule
            else "no entry of the lexicon decided it"
        )
    for entry in one.entries:
        conditions = f", where {'; '.join(entry.conditions)}" if entry.conditions else ""
        example = f"; tested on “{entry.example}”" if entry.example else ""
        page.line(
            f"entry {entry.id} ({entry.kind}{f', {entry.type} {entry.cameo}' if entry.type else ''}){conditions}{example}",
            depth=1,
        )
    if record.confidence is not None:
        page.line(f"right with a probability of {record.confidence:.2f}, as measured on articles like it")
    for judgement in one.judgements:
        page.line(
            f"reviewer: {judgement.verb}, {page.day(judgement.recorded_at.date())} {page.quoted(judgement.why)}"
        )


def say_reports(page: Page, one: Explored) -> None:
    """Say reports that were found by their fields."""
    page.head(f"Reports: {len(one.reports)} of {one.looked_through} articles looked through")
    for report in one.reports:
        say_report(page, report)
    if not one.reports:
        page.plain("No report fits. Leave out a field.")


def say_coded(page: Page, one: CodedArticle) -> None:
    """Say what was coded of a text that is not kept."""
    records: tuple[Record, ...] = (*one.events, *one.mediations, *one.ties, *one.claims, *one.obstacles)
    page.head(f"Coded, not stored: {len(records)} records")
    page.plain(f"Outlet: {page.outlet(one.outlet)}; published: {published_words(one.published)}.")
    for record in records:
        page.line(f"{record_words(page, record)}: {page.quoted(record.quote, 300)}")
    page.plain(NOTICE if records else "No act, tie, mediation, claim or obstacle was found in it.")


def _line(page: Page, one: ArticleLine) -> str:
    title = page.quoted(one.title or one.name, 160)
    return (
        f"{title}, {page.outlet(one.outlet)}, {published_words(one.published)} (dragoman://article/{one.id})"
    )
