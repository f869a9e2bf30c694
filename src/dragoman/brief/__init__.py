"""Floor 4, the brief: what a set of coded articles says, every line with its source, as HTML, Markdown or text."""
