-- Days and moments as the field's files write them; NULL where none of the forms fits.
CREATE OR REPLACE MACRO as_day(told) AS CAST(try_strptime(told, ['%Y-%m-%d', '%Y%m%d', '%m/%d/%Y', '%d %B %Y', '%d-%b-%Y', '%d %b %Y',
                      '%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M:%S.%g', '%Y-%m-%dT%H:%M:%S', '%m/%d/%Y %I:%M:%S %p',
                      '%m/%d/%Y %H:%M', '%Y%m%d%H%M%S']) AS DATE);
CREATE OR REPLACE MACRO as_moment(told) AS CASE
  WHEN told IS NULL THEN NULL
  WHEN length(told) <= 11 AND try_cast(told AS BIGINT) IS NOT NULL AND length(told) <> 8
    THEN to_timestamp(try_cast(told AS BIGINT))
  ELSE try_strptime(told, ['%Y%m%d%H%M%S', '%Y%m%d', '%Y-%m-%d %H:%M:%S', '%Y-%m-%dT%H:%M:%SZ', '%Y-%m-%dT%H:%M:%S',
                           '%Y-%m-%d']) AT TIME ZONE 'UTC' END;
-- What may stand for a party, the surest first: kind=value, for the table of parties to look up.
CREATE OR REPLACE MACRO clue(kind, told) AS kind || '=' || told;
-- One of the values that share a cell: the one at a place where there are as many as asked for, else the only one.
CREATE OR REPLACE MACRO one_of(cell, place, number) AS CASE
  WHEN len(string_split(cell, ';')) = number THEN nullif(nullif(trim(string_split(cell, ';')[place]), 'None'), '')
  WHEN len(string_split(cell, ';')) = 1 THEN trim(cell) END;
