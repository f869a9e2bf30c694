"""The forms of a page: read whole, and only with the token that this desk put into them."""

from fastapi import Request
from starlette.datastructures import FormData, UploadFile

from dragoman.web.refusals import Refusal
from dragoman.web.sessions import Sessions

MOST_FILES, MOST_FIELDS = 200, 500


async def read_form(request: Request, sessions: Sessions, most_bytes: int) -> FormData:
    """Read a form.

    Args:
        request: that sends it.
        sessions: to check its token.
        most_bytes: that one of its text fields may have.

    Raises:
        Refusal: it does not carry the token of its session.
    """
    form = await read_parts(request, most_bytes)
    token = text_of(form, "token")
    if request.state.fresh or not sessions.is_token(request.state.session, token):
        raise Refusal(
            403, "The form is too old, or was not made here: go back, load its page anew, and send it."
        )
    return form


async def read_parts(request: Request, most_bytes: int) -> FormData:
    """Read the fields and files of a body, whoever sends it (`read_form` is for pages)."""
    return await request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=most_bytes)


def text_of(form: FormData, name: str) -> str:
    """Give a field of a form as text, empty where it is not there or a file."""
    value = form.get(name)
    return value if isinstance(value, str) else ""


def texts_of(form: FormData, name: str) -> tuple[str, ...]:
    """Give all values of a field of a form."""
    return tuple(value for value in form.getlist(name) if isinstance(value, str))


async def files_of(form: FormData, name: str) -> list[tuple[str, bytes]]:
    """Read the files of a form that have something in them: the name that each was sent under, its bytes."""
    files = [one for one in form.getlist(name) if isinstance(one, UploadFile)]
    found = [(one.filename or "article.txt", await one.read()) for one in files]
    return [(name, data) for name, data in found if data]


def own_address(address: str) -> str:
    """Give an address of this desk to go back to; anything else leads to the first page."""
    own = address.startswith("/") and not address.startswith("//") and "\\" not in address
    return address if own and address.isprintable() else "/review"
