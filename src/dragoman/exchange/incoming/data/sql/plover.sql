-- Rows are pairs of parties already: the reader of JSON makes them.
SELECT
  line, CAST(part AS SMALLINT) AS part,
  id AS event_id, NULL AS key,
  as_day("date") AS day_from, coalesce(as_day(enddate), as_day("date")) AS day_to, "date" AS day_told,
  concat_ws(chr(31), clue('id', actor_code), clue('name', actor_text)) AS actor_clues,
  actor_code, actor_text AS actor_name, actor_sector,
  concat_ws(chr(31), clue('id', recipient_code), clue('name', recipient_text)) AS recipient_clues,
  recipient_code, recipient_text AS recipient_name, recipient_sector,
  'plover=' || concat_ws('/', event, mode) || coalesce('|' || cameo, '') AS act, concat_ws('/', event, mode) AS source_type, contexts,
  try_cast(quad AS TINYINT) AS quad, try_cast(scale AS FLOAT) AS score,
  place, try_cast(lat AS DOUBLE) AS latitude, try_cast(lon AS DOUBLE) AS longitude,
  concat_ws(chr(31), clue('cameo', country), clue('name', country)) AS country_clues,
  try_cast(dead AS INTEGER) AS fatalities, NULL AS fatalities_low, NULL AS fatalities_high,
  NULL AS sources, publication AS outlet, as_day(published) AS published, NULL AS sentence,
  text, url, NULL AS confidence, as_moment(coded) AS source_time, status
FROM block
