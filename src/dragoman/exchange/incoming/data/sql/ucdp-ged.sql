-- A state side has a number of Gleditsch and Ward; other sides go by their names.
SELECT
  line, CAST(1 AS SMALLINT) AS part,
  id AS event_id, NULL AS key,
  as_day(date_start) AS day_from, as_day(date_end) AS day_to, date_start || ' to ' || date_end AS day_told,
  concat_ws(chr(31), clue('gw', gwnoa), clue('party', side_a)) AS actor_clues,
  coalesce(gwnoa, side_a_new_id) AS actor_code, side_a AS actor_name,
  CASE WHEN gwnoa IS NOT NULL THEN 'government' END AS actor_sector,
  concat_ws(chr(31), clue('gw', gwnob), clue('party', side_b)) AS recipient_clues,
  coalesce(gwnob, side_b_new_id) AS recipient_code, side_b AS recipient_name,
  CASE WHEN gwnob IS NOT NULL THEN 'government' WHEN type_of_violence = '1' THEN 'rebels'
    WHEN type_of_violence = '3' THEN 'civilians' END AS recipient_sector,
  'ucdp=' || type_of_violence AS act, type_of_violence AS source_type, NULL AS contexts,
  NULL AS quad, NULL AS score,
  where_coordinates AS place, try_cast(latitude AS DOUBLE) AS latitude, try_cast(longitude AS DOUBLE) AS longitude,
  concat_ws(chr(31), clue('gw', country_id), clue('name', country)) AS country_clues,
  try_cast(best AS INTEGER) AS fatalities, try_cast(low AS INTEGER) AS fatalities_low,
  try_cast(high AS INTEGER) AS fatalities_high,
  CASE WHEN try_cast(number_of_sources AS INTEGER) > 0 THEN try_cast(number_of_sources AS INTEGER) END AS sources,
  source_office AS outlet, as_day(source_date) AS published, NULL AS sentence,
  coalesce(source_headline, source_article) AS text, NULL AS url, NULL AS confidence, NULL AS source_time, NULL AS status
FROM block
