"""Floor 2: an Article to its records. Propose candidates, decide what they are, assemble the records."""
