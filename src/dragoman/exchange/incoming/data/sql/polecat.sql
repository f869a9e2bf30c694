-- Several actors and recipients share a cell: each actor with each recipient is a row; where there are several actors
-- and no recipient, the act is joint, and each actor with each other is a row, both ways.
WITH split AS (
  SELECT *, string_split("Actor Name", ';') AS actors, string_split("Recipient Name", ';') AS recipients
  FROM block
), placed AS (
  SELECT *,
    CASE WHEN recipients IS NULL AND len(actors) > 1 THEN actors ELSE recipients END AS others,
    recipients IS NULL AND len(actors) > 1 AS joint
  FROM split
), pairs AS (
  SELECT *,
    unnest(range(greatest(1, coalesce(len(actors), 1)) * greatest(1, coalesce(len(others), 1)))) AS pair
  FROM placed
), numbered AS (
  SELECT *,
    CAST(pair // greatest(1, coalesce(len(others), 1)) AS INTEGER) + 1 AS a,
    CAST(pair % greatest(1, coalesce(len(others), 1)) AS INTEGER) + 1 AS b
  FROM pairs
)
SELECT
  line, CAST(pair + 1 AS SMALLINT) AS part,
  "Event ID" AS event_id, NULL AS key,
  as_day("Event Date") AS day_from, as_day("Event Date") AS day_to, "Event Date" AS day_told,
  concat_ws(chr(31), clue('body', trim(actors[a])), clue('cameo', one_of("Actor Country", a, len(actors))),
    clue('name', trim(actors[a]))) AS actor_clues,
  one_of("Actor Country", a, len(actors)) AS actor_code, trim(actors[a]) AS actor_name,
  coalesce(CASE WHEN len(string_split("Actor Sectors", ';')) = len(actors)
    THEN one_of("Actor Sectors", a, len(actors)) END, "Primary Actor Sector") AS actor_sector,
  concat_ws(chr(31), clue('body', trim(others[b])),
    clue('cameo', one_of(CASE WHEN joint THEN "Actor Country" ELSE "Recipient Country" END, b, len(others))),
    clue('name', trim(others[b]))) AS recipient_clues,
  one_of(CASE WHEN joint THEN "Actor Country" ELSE "Recipient Country" END, b, len(others)) AS recipient_code,
  trim(others[b]) AS recipient_name,
  CASE WHEN joint THEN coalesce(CASE WHEN len(string_split("Actor Sectors", ';')) = len(others)
    THEN one_of("Actor Sectors", b, len(others)) END, "Primary Actor Sector")
  ELSE coalesce(CASE WHEN len(string_split("Recipient Sectors", ';')) = len(others)
    THEN one_of("Recipient Sectors", b, len(others)) END, "Primary Recipient Sector") END AS recipient_sector,
  'plover=' || concat_ws('/', "Event Type", "Event Mode") AS act,
  concat_ws('/', "Event Type", "Event Mode") AS source_type, replace("Contexts", ';', '|') AS contexts,
  NULL AS quad, try_cast(Intensity AS FLOAT) AS score,
  coalesce(Placename, City, District, Province, Country) AS place, try_cast(Latitude AS DOUBLE) AS latitude,
  try_cast(Longitude AS DOUBLE) AS longitude,
  concat_ws(chr(31), clue('cameo', Country), clue('name', Country)) AS country_clues,
  NULL AS fatalities, NULL AS fatalities_low, NULL AS fatalities_high,
  NULL AS sources, "Source" AS outlet, as_day("Publication Date") AS published, NULL AS sentence,
  NULL AS text, NULL AS url, NULL AS confidence, NULL AS source_time, NULL AS status
FROM numbered
WHERE NOT (joint AND a = b)
