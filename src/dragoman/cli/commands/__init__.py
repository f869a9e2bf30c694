"""One module a command; `dragoman.cli.main` imports a module when its command is called."""
