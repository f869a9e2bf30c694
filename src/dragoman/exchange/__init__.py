"""Floor 3: what other programs read and write. One module a format; `formats.FORMATS` lists them."""

from dragoman.exchange.formats import FORMATS, Format
from dragoman.exchange.select import Selection, Store, tellings
from dragoman.exchange.told import UNRECORDED, Exporter, Tally, Told

__all__ = ["FORMATS", "UNRECORDED", "Exporter", "Format", "Selection", "Store", "Tally", "Told", "tellings"]
