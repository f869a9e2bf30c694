"""The questions of `benchmarks.ledger_speed`, asked of SQLite and of pandas: the same selection and grouping.

Neither merges tellings into events, follows stages or compares propositions: what they give is counts.
The tables are made of the ledger's own, with the indexes that somebody who asks such questions would make.
"""

import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

import pandas as pd
import pyarrow as pa
import yaml
from deltalake import DeltaTable

Pair = tuple[str, str]
Times = dict[str, list[float]]
"""Seconds by question."""

_REPORTS = ["id", "article", "kind", "type", "status", "quote", "recorded_at"]
_INDEXES = (
    "CREATE INDEX by_party ON parties (party, report)",
    "CREATE INDEX by_report ON reports (id)",
    "CREATE INDEX by_article ON reports (article, kind)",
    "CREATE INDEX by_moment ON reports (recorded_at)",
    "CREATE INDEX by_parties_report ON parties (report, party)",
)
SQL: dict[str, str] = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))


def ask_plainly(folder: Path, scratch: Path, pairs: Sequence[Pair], since: str) -> tuple[Times, Times]:
    """Ask SQLite and pandas; gives the seconds of each question, asked a second time."""
    reports, parties = _tables(folder)
    return _of_sqlite(reports, parties, scratch, (pairs, since)), _of_pandas(reports, parties, (pairs, since))


def _tables(folder: Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    reports = DeltaTable(folder / "reports").to_pyarrow_table(columns=[*_REPORTS, "parties"])
    articles = DeltaTable(folder / "articles").to_pyarrow_table(columns=["id", "outlet", "published_latest"])
    exploded = pa.table({"report": reports["id"], "party": reports["parties"]}).to_pandas()
    frame = reports.select(_REPORTS).to_pandas().merge(articles.to_pandas().rename(columns={"id": "article"}))
    frame["published"] = frame.pop("published_latest").astype(str)
    frame["recorded_at"] = frame["recorded_at"].astype(str)
    return frame, exploded.explode("party", ignore_index=True)


def _timed(ask: Callable[[], object]) -> float:
    ask()
    begun = time.perf_counter()
    ask()
    return time.perf_counter() - begun


def _of_sqlite(
    reports: pd.DataFrame, parties: pd.DataFrame, scratch: Path, asked: tuple[Sequence[Pair], str]
) -> Times:
    pairs, since = asked
    with closing(sqlite3.connect(scratch / "plain.sqlite")) as connection:
        reports.to_sql("reports", connection, index=False)
        parties.to_sql("parties", connection, index=False)
        for statement in _INDEXES:
            connection.execute(statement)
        connection.execute("ANALYZE")

        def timed(name: str, values: dict[str, str]) -> float:
            return _timed(lambda: connection.execute(SQL[name], values).fetchall())

        found = {name: [timed(name, {"a": a, "b": b}) for a, b in pairs] for name in SQL if name != "changes"}
        return {**found, "changes": [timed("changes", {"since": since})]}


def _of_pandas(reports: pd.DataFrame, parties: pd.DataFrame, asked: tuple[Sequence[Pair], str]) -> Times:
    pairs, since = asked
    reports = reports.set_index("id", drop=False)
    by_party = {party: pd.Index(some) for party, some in parties.groupby("party")["report"]}

    def both(pair: Pair, kind: str) -> pd.DataFrame:
        found = reports.loc[by_party[pair[0]].intersection(by_party[pair[1]])]
        return found[found["kind"] == kind]

    def dyad(pair: Pair) -> object:
        found = both(pair, "event")
        return found.groupby([found["published"].str[:7], "type"]).agg({"id": "count", "outlet": "nunique"})

    def mediations(pair: Pair) -> object:
        found = both(pair, "mediation")
        return found.groupby("type")["published"].agg(["count", "min", "max"])

    def claims(pair: Pair) -> object:
        one, other = (set(reports.loc[by_party[party], "article"]) for party in pair)
        found = reports[reports["article"].isin(one & other) & (reports["kind"] == "claim")]
        return found.groupby("quote").agg({"id": "count", "outlet": "nunique", "published": "min"})

    def changes(_: Pair) -> object:
        new = parties[parties["report"].isin(reports.index[reports["recorded_at"] > since])]
        couples = (
            new.merge(new, on="report").query("party_x < party_y")[["party_x", "party_y"]].drop_duplicates()
        )
        told = [
            reports.loc[by_party[a].intersection(by_party[b])].assign(a=a, b=b)
            for a, b in couples.itertuples(index=False)
        ]
        every = pd.concat(told)
        return every.groupby(["a", "b", "kind", "type", every["recorded_at"] > since], dropna=False).size()

    asks = {"dyad": dyad, "mediations": mediations, "claims": claims}
    found = {name: [_timed(partial(ask, pair)) for pair in pairs] for name, ask in asks.items()}
    return {**found, "changes": [_timed(lambda: changes(pairs[0]))]}
