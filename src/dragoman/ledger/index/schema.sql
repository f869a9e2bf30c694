-- The derived index. Moments are microseconds since 1970 in UTC; `until` is when a newer version of the
-- article was recorded, and a number past all time where there is none.

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- Data files whose rows are in here or were seen to belong to no acknowledged article.
CREATE TABLE files (
  kept TEXT NOT NULL, name TEXT NOT NULL, batch TEXT NOT NULL, PRIMARY KEY (kept, name, batch)
) WITHOUT ROWID;

-- An article as one coder coded it.
CREATE TABLE versions (
  n INTEGER PRIMARY KEY,
  article TEXT NOT NULL,
  batch TEXT NOT NULL,
  coder TEXT NOT NULL,
  source TEXT NOT NULL,
  since INTEGER NOT NULL,
  until INTEGER NOT NULL,
  published TEXT NOT NULL,
  first TEXT NOT NULL,
  about BLOB NOT NULL,
  UNIQUE (article, batch)
);

-- How a version was read: apart, because it is long and seldom asked for.
CREATE TABLE readings (version INTEGER PRIMARY KEY, read BLOB NOT NULL, digest TEXT NOT NULL);

CREATE INDEX versions_by_batch ON versions (batch);
CREATE INDEX versions_by_day ON versions (published, article, since, until);

CREATE TABLE texts (n INTEGER PRIMARY KEY, article TEXT NOT NULL UNIQUE, text BLOB NOT NULL);

-- Two articles of one story, each pair in both directions, from when the later one was recorded.
CREATE TABLE links (a TEXT NOT NULL, b TEXT NOT NULL, since INTEGER NOT NULL, PRIMARY KEY (a, b)) WITHOUT ROWID;

-- Where near-duplicates meet (`dragoman.ledger.stories`).
CREATE TABLE bands (key INTEGER NOT NULL, text INTEGER NOT NULL, PRIMARY KEY (key, text)) WITHOUT ROWID;

CREATE TABLE reports (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  version INTEGER NOT NULL,
  article TEXT NOT NULL,
  place INTEGER NOT NULL,
  published TEXT NOT NULL,
  since INTEGER NOT NULL,
  until INTEGER NOT NULL,
  record BLOB NOT NULL
);
CREATE INDEX reports_by_id ON reports (id);
CREATE INDEX reports_by_version ON reports (version);
CREATE INDEX reports_by_article ON reports (article);
CREATE INDEX reports_by_kind ON reports (kind, until, since);
CREATE INDEX reports_by_moment ON reports (since);

CREATE TABLE parties (
  party TEXT NOT NULL, kind TEXT NOT NULL, report INTEGER NOT NULL, PRIMARY KEY (party, kind, report)
) WITHOUT ROWID;

-- Every two parties of a report, the lesser id first, so that a dyad is one range of the tree.
CREATE TABLE pairs (
  a TEXT NOT NULL, b TEXT NOT NULL, kind TEXT NOT NULL, report INTEGER NOT NULL,
  PRIMARY KEY (a, b, kind, report)
) WITHOUT ROWID;

-- Which versions name somebody (`b` is then empty), or two in one report, in the order of publication: one row
-- a version, however many of its reports do.
CREATE TABLE told (
  a TEXT NOT NULL, b TEXT NOT NULL, published TEXT NOT NULL, article TEXT NOT NULL, version INTEGER NOT NULL,
  since INTEGER NOT NULL, until INTEGER NOT NULL, PRIMARY KEY (a, b, published, article, version)
) WITHOUT ROWID;

-- How many articles, and reports by kind, are held now; `again` is by how many the stories are fewer than the articles.
CREATE TABLE numbers (what TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID;

-- How many reports each two parties have now.
CREATE TABLE dyads (a TEXT NOT NULL, b TEXT NOT NULL, reports INTEGER NOT NULL, PRIMARY KEY (a, b)) WITHOUT ROWID;
CREATE INDEX dyads_by_number ON dyads (reports);

CREATE TABLE judgements (id TEXT PRIMARY KEY, since INTEGER NOT NULL, judgement BLOB NOT NULL) WITHOUT ROWID;

CREATE VIRTUAL TABLE words USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2');
