"""Floor 3: who does bulk work. Two engines behind one interface give the same bytes.

`LocalEngine` uses processes of this machine and DuckDB, `SparkEngine` a server that speaks Spark
Connect; `engine_of` makes one by name. What is bulk: coding (`engines.coding`), import
(`engines.importing`), export (`engines.exporting`) and sums by dyad and month (`Engine.dyad_months`).
"""

from dragoman.engines.choosing import ENGINES, engine_of
from dragoman.engines.local import LocalEngine
from dragoman.engines.model import DyadQuestion, Engine, EngineError, Step

__all__ = ["ENGINES", "DyadQuestion", "Engine", "EngineError", "LocalEngine", "Step", "engine_of"]
