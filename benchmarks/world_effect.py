"""What the world's names are worth: the scores of the coder with all of them, without the people, and with states alone.

    python -m benchmarks.world_effect

Everything else is the same: the parser, the lexicon and, where it is there, the model. Of the blind half only the
totals are printed.
"""

from benchmarks.accuracy import LEVELS, RATES, SET_KINDS, SETS, line, measure
from benchmarks.machine import machine
from dragoman.coder.code import Coder
from dragoman.coder.model import default_model
from dragoman.world import World
from dragoman.world.compiler import compile_tables
from dragoman.world.tables import KEYS, Row, read_tables
from dragoman.world.world import DATA

KEPT: dict[str, frozenset[str]] = {
    "all names": frozenset(KEYS),
    "no people": frozenset(KEYS) - {"people"},
    "states only": frozenset({"states"}),
}


def world_of(tables: dict[str, list[Row]], kept: frozenset[str]) -> World:
    """A world of some of the tables, the others empty."""
    return World(compile_tables({name: rows if name in kept else [] for name, rows in tables.items()}))


def main() -> None:
    """Print the table."""
    print(machine())
    print(f"{'set':12} {'world':12} " + " ".join(f"{k:>11}" for k in (*LEVELS, *RATES, *SET_KINDS)))
    tables = read_tables([DATA])
    model = default_model()
    coders = {name: Coder(world_of(tables, kept), model=model) for name, kept in KEPT.items()}
    for name, (gold, articles) in SETS.items():
        if not gold.exists():
            print(f"{name:12} is not here")
            continue
        for world, coder in coders.items():
            print(f"{name:12} {world:12} {line(measure(coder, gold, articles))}", flush=True)


if __name__ == "__main__":
    main()
