"""Floor 4, the command line: each command thin, each in a module of its own."""
