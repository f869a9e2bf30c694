"""Floor 3, the Python API: from sources to records, in one process or several."""
