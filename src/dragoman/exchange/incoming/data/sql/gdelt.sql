-- A known group comes before its country; where GDELT's group code is not known to us, its name may be.
SELECT
  line, CAST(1 AS SMALLINT) AS part,
  GLOBALEVENTID AS event_id, NULL AS key,
  as_day(SQLDATE) AS day_from, as_day(SQLDATE) AS day_to, SQLDATE AS day_told,
  concat_ws(chr(31), clue('group', Actor1KnownGroupCode),
    CASE WHEN Actor1KnownGroupCode IS NOT NULL THEN clue('name', Actor1Name) END,
    clue('cameo', Actor1CountryCode), clue('ethnic', Actor1EthnicCode)) AS actor_clues,
  Actor1Code AS actor_code, Actor1Name AS actor_name,
  concat_ws(',', Actor1Type1Code, Actor1Type2Code, Actor1Type3Code) AS actor_sector,
  concat_ws(chr(31), clue('group', Actor2KnownGroupCode),
    CASE WHEN Actor2KnownGroupCode IS NOT NULL THEN clue('name', Actor2Name) END,
    clue('cameo', Actor2CountryCode), clue('ethnic', Actor2EthnicCode)) AS recipient_clues,
  Actor2Code AS recipient_code, Actor2Name AS recipient_name,
  concat_ws(',', Actor2Type1Code, Actor2Type2Code, Actor2Type3Code) AS recipient_sector,
  clue('cameo', EventCode) AS act, EventCode AS source_type, NULL AS contexts,
  try_cast(QuadClass AS TINYINT) AS quad, try_cast(GoldsteinScale AS FLOAT) AS score,
  ActionGeo_FullName AS place, try_cast(ActionGeo_Lat AS DOUBLE) AS latitude,
  try_cast(ActionGeo_Long AS DOUBLE) AS longitude, clue('fips', ActionGeo_CountryCode) AS country_clues,
  NULL AS fatalities, NULL AS fatalities_low, NULL AS fatalities_high,
  try_cast(NumSources AS INTEGER) AS sources, NULL AS outlet, NULL AS published, NULL AS sentence,
  NULL AS text, SOURCEURL AS url, NULL AS confidence, as_moment(DATEADDED) AS source_time, NULL AS status
FROM block
