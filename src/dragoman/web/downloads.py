"""All reports that fit a filter, as a file in a format of the exchange."""

from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from fastapi import Request
from starlette.background import BackgroundTask
from starlette.responses import Response, StreamingResponse

from dragoman.exchange import FORMATS
from dragoman.web.answers.explorer import exported
from dragoman.web.asked import AskedWronglyError, ExplorerAsked, read_asked
from dragoman.web.service import Service

IN_MEMORY = 8_000_000
CHUNK = 65_536
EXPORTS = ("csv", "xlsx", "plover", "jsonld", "geojson", "gexf", "graphml", "parquet", "atom", "bibtex")
MEDIA = {
    "csv": ("text/csv; charset=utf-8", "csv"),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    "plover": ("application/jsonl", "jsonl"),
    "jsonld": ("application/ld+json", "jsonld"),
    "geojson": ("application/geo+json", "geojson"),
    "gexf": ("application/xml", "gexf"),
    "graphml": ("application/xml", "graphml"),
    "parquet": ("application/vnd.apache.parquet", "parquet"),
    "atom": ("application/atom+xml", "atom"),
    "bibtex": ("application/x-bibtex", "bib"),
}


def download(service: Service, request: Request) -> Response:
    """Send a file; it is written whole before the first byte is sent."""
    given = request.query_params.multi_items()
    form = next((value for name, value in given if name == "form"), "")
    if form not in EXPORTS:
        raise AskedWronglyError(f"“{form[:40]}” is no format here; there are {', '.join(EXPORTS)}.")
    kept = [(n, v) for n, v in given if n not in {"form", "cursor", "sort"}]
    asked = read_asked(ExplorerAsked, kept, {})
    if form == "csv" and not asked.kind:
        kept = [*((n, v) for n, v in kept if n != "kind"), ("kind", "event")]
        asked = read_asked(ExplorerAsked, kept, {})
    file = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - closed when it is sent
    told = exported(service.desk, service.world, asked)
    FORMATS[form].write(told, service.world, cast("BinaryIO", file))
    file.seek(0)
    media, ending = MEDIA[form]
    return StreamingResponse(
        iter(lambda: file.read(CHUNK), b""),
        media_type=media,
        headers={"content-disposition": f'attachment; filename="dragoman.{ending}"'},
        background=BackgroundTask(file.close),
    )
