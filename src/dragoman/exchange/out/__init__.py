"""One module a format; each has one `Exporter` (see `dragoman.exchange.told`)."""
