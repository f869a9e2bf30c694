"""Sums by dyad and month on a Spark server: its workers read the ledger's Parquet files."""

import pyarrow as pa
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame
from pyspark.sql.connect import functions as f
from pyspark.sql.connect.session import SparkSession

from dragoman.engines.model import DyadQuestion
from dragoman.engines.spark.troubles import engine_error
from dragoman.ledger import Ledger
from dragoman.ledger.history import LATEST, SUMS, history_files, months_of

_SUMS = pa.schema(
    [
        ("source", pa.string()),
        ("actor", pa.string()),
        ("recipient", pa.string()),
        ("y", pa.int32()),
        ("m", pa.int32()),
        ("quad", pa.int8()),
        ("events", pa.int64()),
        ("scored", pa.int64()),
        ("score", pa.int64()),
        ("fatalities", pa.int64()),
    ]
)


def dyad_months(session: SparkSession, remote: str, ledger: Ledger, question: DyadQuestion) -> pa.Table:
    """Count imported events by dyad and month, as `dragoman.ledger.history.dyad_months`, to the last bit.

    Raises:
        EngineError: the workers cannot read the ledger.
    """
    files = history_files(ledger.place)
    if not files:
        return months_of(_SUMS.empty_table())
    try:
        _counted(session, session.read.parquet(*files), question).createOrReplaceTempView("counted")
        sums = session.sql(SUMS).toArrow()
    except PySparkException as error:
        raise engine_error(remote, error) from error
    return months_of(sums.select(_SUMS.names).cast(_SUMS))


def _counted(session: SparkSession, rows: DataFrame, question: DyadQuestion) -> DataFrame:
    """Of each event the version that counts, none withdrawn, and only the wanted (as `ledger.history` has it)."""
    known = (
        rows if question.known_on is None else rows.where(f.col("recorded_at") <= f.lit(question.known_on))
    )
    known.createOrReplaceTempView("known")
    changed = known.where("supersedes").limit(1).toArrow().num_rows
    counted = session.sql(LATEST) if changed else known
    if question.sources:
        counted = counted.where(f.col("source").isin(list(question.sources)))
    for party in question.parties:
        counted = counted.where((f.col("actor") == party) | (f.col("recipient") == party))
    if question.since:
        counted = counted.where(f.coalesce("day_to", "day_from") >= f.lit(question.since))
    if question.until:
        counted = counted.where(f.col("day_from") <= f.lit(question.until))
    return counted
