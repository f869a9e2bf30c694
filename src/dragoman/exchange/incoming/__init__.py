"""What other event data sets write, read into a ledger's `history`: `import_files` is what callers want."""

from dragoman.exchange.incoming.model import Imported, ImportFileError, Options
from dragoman.exchange.incoming.run import import_files
from dragoman.exchange.incoming.sources import SOURCES

__all__ = ["SOURCES", "ImportFileError", "Imported", "Options", "import_files"]
