"""All formats by name, for the command line and for whoever asks."""

from collections.abc import Mapping

import msgspec

from dragoman.exchange.out import (
    atom,
    bibtex,
    csv_table,
    ftm,
    gdelt,
    geojson,
    gexf,
    graphml,
    icews,
    jsonld,
    parquet,
    plover,
    polecat,
    stix,
    xlsx,
)
from dragoman.exchange.told import Exporter


class Format(msgspec.Struct, frozen=True):
    """A format: what writes it, what it is, and whether it is a table with a dictionary of its columns."""

    name: str
    write: Exporter
    about: str
    table: bool = False


_ALL = (
    Format("plover", plover.export, "PLOVER 2, JSON Lines: one event a line, all its fields"),
    Format("icews", icews.export, "ICEWS events: tab-separated, a row for each pair of parties", table=True),
    Format("polecat", polecat.export, "POLECAT: tab-separated, a row for each act", table=True),
    Format("gdelt", gdelt.export_events, "GDELT 2.0 events: tab-separated, no header", table=True),
    Format("gdelt-mentions", gdelt.export_mentions, "GDELT 2.0 mentions of these events", table=True),
    Format(
        "csv", csv_table.export, "one kind of report (events, if not told otherwise), a row each", table=True
    ),
    Format("xlsx", xlsx.export, "Excel: a sheet for each kind of report", table=True),
    Format("parquet", parquet.export, "all reports with all their fields, lists as lists", table=True),
    Format("jsonld", jsonld.export, "JSON-LD with schema.org and PROV: all reports, all their fields"),
    Format("ftm", ftm.export, "FollowTheMoney entities, JSON Lines"),
    Format("stix", stix.export, "STIX 2.1: one bundle"),
    Format("geojson", geojson.export, "GeoJSON: events as points, ties as lines"),
    Format("gexf", gexf.export, "GEXF 1.2: the network of the parties, for Gephi"),
    Format("graphml", graphml.export, "GraphML: the network of the parties, for igraph, networkx and R"),
    Format("atom", atom.export, "Atom feed: an entry a report"),
    Format("bibtex", bibtex.export, "BibTeX: the articles"),
)
FORMATS: Mapping[str, Format] = {one.name: one for one in _ALL}
