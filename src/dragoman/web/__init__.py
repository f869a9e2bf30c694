"""Floor 4, the desk: pages and a REST interface on a ledger, two renderings of the same answers."""
