"""The training sentences and the command that makes the decision model of them."""
