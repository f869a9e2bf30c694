"""What a news item states about itself: who, when, whether it may be used."""

from dataclasses import dataclass, field

from dragoman.articles.about import Printed
from dragoman.articles.printed_dates import PrintedDate, parse_printed_date
from dragoman.articles.xml_tree import Element
from dragoman.records import UnreadableArticleError

_REFUSED = {
    "canceled": "was canceled by its provider (publication status canceled) and is not coded; "
    "take out what an earlier version of it says.",
    "cancelled": "was canceled by its provider (publication status canceled) and is not coded; "
    "take out what an earlier version of it says.",
    "withheld": "is withheld by its provider (publication status withheld) and is not coded; wait for its release.",
}


@dataclass
class ItemFacts:
    """What an item states: `status` in lower case, `days` with the first publication first, `embargo` as written."""

    status: str = "usable"
    embargo: str | None = None
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    dateline: str | None = None
    days: list[PrintedDate] = field(default_factory=list)

    @property
    def note(self) -> str:
        """What a reader of the records must know of the item's use."""
        if self.embargo is None:
            return ""
        return f"under embargo until {self.embargo}" if self.embargo else "under embargo"

    def printed(self) -> Printed:
        """Give it in the form of what a page prints."""
        return Printed(
            title=self.title,
            outlet=self.outlet,
            byline=self.byline,
            dateline=self.dateline,
            dates=list(self.days),
        )


def demand_usable(facts: ItemFacts, name: str) -> None:
    """Refuse what its provider has withdrawn or not yet released.

    Raises:
        UnreadableArticleError: its status is canceled or withheld.
    """
    if facts.status in _REFUSED:
        raise UnreadableArticleError(name, _REFUSED[facts.status])


def stated_days(
    first: str | None, version: str | None, *, is_first_version: bool = False
) -> list[PrintedDate]:
    """Read the days of the first and of this version, each in the time zone that it is written in.

    Args:
        first: when the first version was made.
        version: when this version was made.
        is_first_version: this version is known to be the first.

    Returns:
        The days, that of a later version marked as revised.
    """
    days = [] if not first else [_day(first, revised=False)]
    if version and version != first:
        days.append(_day(version, revised=bool(first) or not is_first_version))
    return [day for day in days if day is not None]


def _day(stamp: str, *, revised: bool) -> PrintedDate | None:
    day = parse_printed_date(stamp)
    return None if day is None else day._replace(text=stamp.strip(), revised=revised)


def facts_of_news_item(item: Element, nitf: Element | None) -> ItemFacts:
    """Read the metadata of a NewsML-G2 newsItem; its content's own, if it is NITF, fills gaps.

    Args:
        item: the newsItem.
        nitf: the NITF document that is its content.

    Returns:
        What it states.
    """
    inner = facts_of_nitf(nitf) if nitf is not None else ItemFacts()
    embargo = item.find("itemMeta/embargoed")
    status = item.find("itemMeta/pubStatus")
    days = stated_days(
        _words(item, "itemMeta/firstCreated"),
        _words(item, "itemMeta/versionCreated"),
        is_first_version=item.attributes.get("version", "1") == "1",
    )
    return ItemFacts(
        status=_code(status) if status is not None else inner.status,
        embargo=embargo.words() if embargo is not None else inner.embargo,
        title=_words(item, "contentMeta/headline") or inner.title,
        outlet=_provider(item) or inner.outlet,
        byline=_byline(_words(item, "contentMeta/by"))
        or inner.byline
        or _words(item, "contentMeta/creator/name"),
        dateline=_words(item, "contentMeta/dateline")
        or inner.dateline
        or _words(item, "contentMeta/located/name"),
        days=days
        or inner.days
        or stated_days(None, _words(item, "contentMeta/contentCreated"), is_first_version=True),
    )


def facts_of_nitf(nitf: Element) -> ItemFacts:
    """Read the metadata of a NITF document.

    Args:
        nitf: the nitf element.

    Returns:
        What it states.
    """
    data = nitf.find("head/docdata")
    head = nitf.find("body/body.head")
    status = (data.attributes.get("management-status", "usable") if data is not None else "usable").lower()
    release = _norm(data, "date.release")
    days = stated_days(
        _norm(data, "date.issue") or release or _attribute(nitf.find("head/pubdata"), "date.publication"),
        None,
    )
    story = head.find("dateline/story.date") if head is not None else None
    return ItemFacts(
        status="usable" if status == "embargoed" else status,
        embargo=(release or "") if status == "embargoed" else None,
        title=_words(head, "hedline/hl1") or _words(nitf, "head/title"),
        outlet=_attribute(nitf.find("head/pubdata"), "name")
        or _words(head, "distributor")
        or _attribute(data.find("doc.copyright") if data is not None else None, "holder"),
        byline=_nitf_byline(head),
        dateline=_nitf_dateline(head),
        days=days or stated_days(_attribute(story, "norm"), None),
    )


def _nitf_byline(head: Element | None) -> str | None:
    byline = head.find("byline") if head is not None else None
    if byline is None:
        return None
    person = _words(byline, "person")
    title = _words(byline, "byttl")
    whole = byline.words()
    if person is None and title and whole.endswith(title) and whole != title:
        whole = whole.removesuffix(title).rstrip(" ,")
    return _byline(person or whole)


def _nitf_dateline(head: Element | None) -> str | None:
    dateline = head.find("dateline") if head is not None else None
    if dateline is None:
        return None
    place = _words(dateline, "location")
    if place is None:
        day = _words(dateline, "story.date") or ""
        place = dateline.words().replace(day, "", 1).strip(" ,;()-–—") if day else dateline.words()
    return place or None


def _provider(item: Element) -> str | None:
    provider = item.find("itemMeta/provider")
    if provider is not None:
        named = _words(provider, "name") or provider.attributes.get("literal") or _code_name(provider)
        if named:
            return named
    return (
        _words(item, "rightsInfo/copyrightHolder/name")
        or _words(item, "contentMeta/creditline")
        or _words(item, "contentMeta/infoSource/name")
    )


def _code_name(element: Element) -> str | None:
    """Take the code of a provider for its name, as IPTC's list of providers has them (nprov:AFP)."""
    return element.attributes.get("qcode", "").partition(":")[2] or None


def _code(element: Element) -> str:
    """Give the last part of a code: canceled, of stat:canceled or of its web address."""
    said = element.attributes.get("qcode") or element.attributes.get("uri") or "usable"
    return said.rstrip("/").replace("/", ":").rpartition(":")[2].lower()


def _byline(words: str | None) -> str | None:
    if not words:
        return None
    return words[3:].strip() or None if words[:3].lower() == "by " else words


def _words(element: Element | None, path: str) -> str | None:
    found = element.find(path) if element is not None else None
    return (found.words() or None) if found is not None else None


def _norm(data: Element | None, name: str) -> str | None:
    return _attribute(data.find(name), "norm") if data is not None else None


def _attribute(element: Element | None, name: str) -> str | None:
    return (element.attributes.get(name, "").strip() or None) if element is not None else None
