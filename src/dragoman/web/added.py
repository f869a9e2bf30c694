"""What is asked to be added: a text, files, addresses, and what is known of the articles."""

from datetime import date
from typing import Annotated, Any

import msgspec

from dragoman.articles.fetch import is_web_address
from dragoman.web.asked import AskedWronglyError

MOST_ADDRESSES = 50
LONGEST_ADDRESS = 2000
Address = Annotated[str, msgspec.Meta(max_length=LONGEST_ADDRESS)]


class Added(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a program asks to be added: a text, or addresses to fetch, or both.

    Attributes:
        text: of one article, headline first.
        address: where that text was taken from; it is not fetched.
        addresses: of pages and feeds, each fetched once, from the public network only.
        outlet: who published it, where the page does not say; it wins over what the page says.
        published: the day of publication; likewise.
    """

    text: Annotated[str, msgspec.Meta(description="The text of one article, headline first.")] = ""
    address: Annotated[Address, msgspec.Meta(description="Where the text was taken from.")] = ""
    addresses: Annotated[
        tuple[Address, ...],
        msgspec.Meta(max_length=MOST_ADDRESSES, description="Pages or feeds to fetch, with http or https."),
    ] = ()
    outlet: Annotated[str, msgspec.Meta(max_length=200, description="Who published it.")] = ""
    published: Annotated[date | None, msgspec.Meta(description="The day of publication.")] = None


def added_of(fields: dict[str, str], addresses: tuple[str, ...]) -> Added:
    """Read what is asked for from the fields of a form; addresses may stand several in one field, line by line.

    Raises:
        AskedWronglyError: a field does not fit.
    """
    lines = tuple(line.strip() for one in addresses for line in one.splitlines() if line.strip())
    if len(lines) > MOST_ADDRESSES:
        raise AskedWronglyError(
            f"Those are {len(lines)} addresses; {MOST_ADDRESSES} at once are enough for a desk."
        )
    values: dict[str, Any] = {name: value for name, value in fields.items() if value.strip()}
    if day := fields.get("published", "").strip():
        values["published"] = _day(day)
    try:
        return msgspec.convert({**values, "addresses": lines}, Added)
    except msgspec.ValidationError as error:
        raise AskedWronglyError(f"{error}.".replace("$.", "")) from None


def checked_address(address: str) -> str:
    """Check that an address is one of the web; where it leads is checked when it is fetched.

    Raises:
        AskedWronglyError: it is none.
    """
    plain = address.strip()
    web = is_web_address(plain) and plain.lower().startswith(("http://", "https://"))
    if not web or len(plain) > LONGEST_ADDRESS or not plain.isprintable() or " " in plain:
        raise AskedWronglyError(f"“{plain[:80]}” is no web address; write it whole, with https:// in front.")
    return plain


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise AskedWronglyError(
            f"“{text[:30]}” is no day; write it as YYYY-MM-DD, such as 2024-06-13."
        ) from None
