-- A mention tells of an event in one sentence of one page; the event itself is in the events file.
SELECT
  line, CAST(1 AS SMALLINT) AS part,
  GLOBALEVENTID AS event_id,
  concat_ws(' ', GLOBALEVENTID, MentionTimeDate, coalesce(SentenceID, '-'), MentionIdentifier) AS key,
  as_day(EventTimeDate) AS day_from, as_day(EventTimeDate) AS day_to, EventTimeDate AS day_told,
  NULL AS actor_clues, NULL AS actor_code, NULL AS actor_name, NULL AS actor_sector,
  NULL AS recipient_clues, NULL AS recipient_code, NULL AS recipient_name, NULL AS recipient_sector,
  NULL AS act, NULL AS source_type, NULL AS contexts, NULL AS quad, NULL AS score,
  NULL AS place, NULL AS latitude, NULL AS longitude, NULL AS country_clues,
  NULL AS fatalities, NULL AS fatalities_low, NULL AS fatalities_high, NULL AS sources,
  MentionSourceName AS outlet, as_day(MentionTimeDate) AS published, try_cast(SentenceID AS INTEGER) AS sentence,
  NULL AS text, MentionIdentifier AS url, try_cast(Confidence AS FLOAT) / 100 AS confidence,
  as_moment(MentionTimeDate) AS source_time, NULL AS status
FROM block
