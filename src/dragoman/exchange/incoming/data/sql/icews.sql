-- Event ids repeat: the id with the day is the key. Older files of the set write days as month/day/year.
SELECT
  line, CAST(1 AS SMALLINT) AS part,
  "Event ID" AS event_id, "Event ID" || ' ' || CAST(as_day("Event Date") AS VARCHAR) AS key,
  as_day("Event Date") AS day_from, as_day("Event Date") AS day_to, "Event Date" AS day_told,
  concat_ws(chr(31), clue('body', "Source Name"), clue('name', "Source Country")) AS actor_clues,
  "Source Country" AS actor_code, "Source Name" AS actor_name, "Source Sectors" AS actor_sector,
  concat_ws(chr(31), clue('body', "Target Name"), clue('name', "Target Country")) AS recipient_clues,
  "Target Country" AS recipient_code, "Target Name" AS recipient_name, "Target Sectors" AS recipient_sector,
  clue('cameo', "CAMEO Code") AS act, "CAMEO Code" AS source_type, NULL AS contexts,
  NULL AS quad, try_cast(Intensity AS FLOAT) AS score,
  coalesce(City, District, Province, Country) AS place, try_cast(Latitude AS DOUBLE) AS latitude,
  try_cast(Longitude AS DOUBLE) AS longitude, clue('name', Country) AS country_clues,
  NULL AS fatalities, NULL AS fatalities_low, NULL AS fatalities_high,
  NULL AS sources, Publisher AS outlet, NULL AS published, try_cast("Sentence Number" AS INTEGER) AS sentence,
  "Event Text" AS text, NULL AS url, NULL AS confidence, NULL AS source_time, NULL AS status
FROM block
