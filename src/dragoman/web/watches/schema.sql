-- Watches, what they told, and what is to be sent. `about`, `told` and `log` are JSON (watches/model.py).
CREATE TABLE IF NOT EXISTS watches (
  id TEXT PRIMARY KEY, owner TEXT NOT NULL, address TEXT NOT NULL, state TEXT NOT NULL, about TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS changes (
  watch TEXT NOT NULL REFERENCES watches (id) ON DELETE CASCADE,
  number INTEGER NOT NULL, since TEXT NOT NULL, until TEXT NOT NULL, told TEXT NOT NULL,
  PRIMARY KEY (watch, number)
);
CREATE TABLE IF NOT EXISTS deliveries (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  watch TEXT NOT NULL REFERENCES watches (id) ON DELETE CASCADE,
  number INTEGER NOT NULL, tries INTEGER NOT NULL, due REAL NOT NULL, outcome TEXT NOT NULL, log TEXT NOT NULL
);
PRAGMA user_version = 1;
