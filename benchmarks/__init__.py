"""Benchmarks: each a command, each printing its table."""
