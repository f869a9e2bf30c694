-- `timestamp` is when a row was last uploaded: of two versions of an event the later counts.
SELECT
  line, CAST(1 AS SMALLINT) AS part,
  event_id_cnty AS event_id, NULL AS key,
  as_day(event_date) AS day_from, as_day(event_date) AS day_to, event_date AS day_told,
  clue('party', actor1) AS actor_clues, NULL AS actor_code, actor1 AS actor_name,
  actor1 AS actor_sector,
  clue('party', actor2) AS recipient_clues, NULL AS recipient_code, actor2 AS recipient_name,
  actor2 AS recipient_sector,
  'acled=' || concat_ws('/', event_type, sub_event_type) AS act,
  concat_ws('/', event_type, sub_event_type) AS source_type, NULL AS contexts, NULL AS quad, NULL AS score,
  coalesce(location, admin3, admin2, admin1, country) AS place, try_cast(latitude AS DOUBLE) AS latitude,
  try_cast(longitude AS DOUBLE) AS longitude, clue('name', country) AS country_clues,
  try_cast(fatalities AS INTEGER) AS fatalities, NULL AS fatalities_low, NULL AS fatalities_high,
  CASE WHEN source IS NOT NULL THEN len(string_split(source, ';')) END AS sources, source AS outlet,
  NULL AS published, NULL AS sentence,
  notes AS text, NULL AS url, NULL AS confidence, as_moment("timestamp") AS source_time, NULL AS status
FROM block
