"""What servers report, in words for whoever ran the command."""

import pytest

pytest.importorskip("pyspark", reason="Spark is in the extra: pip install 'dragoman[spark]'")

from dragoman.engines.spark.troubles import engine_error, is_lost

WHERE = "sc://there:1"


def test_a_traceback_becomes_its_last_line() -> None:
    """Of a worker's traceback the line that says what went wrong is told."""
    said = 'An exception was thrown.\nTraceback (most recent call last):\n  File "x"\nOSError: disk is full\n'
    assert (
        str(engine_error(WHERE, Exception(said)))
        == "sc://there:1: the work failed there: OSError: disk is full"
    )


def test_another_python() -> None:
    """Pythons that differ are told as such."""
    said = "[PYTHON_VERSION_MISMATCH] Python in worker has different version: 3.12 than that in driver: 3.11"
    assert "its workers run another Python than this one" in str(engine_error(WHERE, Exception(said)))


def test_deaths_are_told_from_failures() -> None:
    """Only a job whose workers died is tried again unit by unit."""
    assert is_lost(Exception("Job aborted: ExecutorLostFailure (executor 1 exited)"))
    assert is_lost(Exception("SparkException: Python worker exited unexpectedly (crashed)"))
    assert not is_lost(Exception("ValueError: no such table"))
