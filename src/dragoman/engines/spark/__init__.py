"""Bulk work by a server that speaks Spark Connect: a Spark cluster, or Sail."""

from dragoman.engines.spark.engine import SparkEngine

__all__ = ["SparkEngine"]
