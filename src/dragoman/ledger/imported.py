"""The columns of the tables of imported field data (`docs/reference/import.md`)."""

import pyarrow as pa

_TEXT, _MOMENT = pa.string(), pa.timestamp("us", "UTC")

HISTORY = pa.schema(
    [
        pa.field("source", _TEXT, nullable=False),
        pa.field("event_id", _TEXT, nullable=False),
        pa.field("key", _TEXT),
        pa.field("part", pa.int16(), nullable=False),
        pa.field("day_from", pa.date32()),
        pa.field("day_to", pa.date32()),
        *(
            pa.field(f"{side}{what}", _TEXT)
            for side in ("actor", "recipient")
            for what in ("", "_role", "_code", "_name", "_sector")
        ),
        pa.field("type", _TEXT),
        pa.field("mode", _TEXT),
        pa.field("cameo", _TEXT),
        pa.field("source_type", _TEXT),
        pa.field("contexts", _TEXT),
        pa.field("status", _TEXT),
        pa.field("quad", pa.int8()),
        pa.field("score", pa.float32()),
        pa.field("place", _TEXT),
        pa.field("latitude", pa.float64()),
        pa.field("longitude", pa.float64()),
        pa.field("country", _TEXT),
        pa.field("fatalities", pa.int32()),
        pa.field("fatalities_low", pa.int32()),
        pa.field("fatalities_high", pa.int32()),
        pa.field("sources", pa.int32()),
        pa.field("outlet", _TEXT),
        pa.field("published", pa.date32()),
        pa.field("sentence", pa.int32()),
        pa.field("text", _TEXT),
        pa.field("url", _TEXT),
        pa.field("confidence", pa.float32()),
        pa.field("source_time", _MOMENT),
        pa.field("raw", _TEXT),
        pa.field("retracted", pa.bool_(), nullable=False),
        pa.field("supersedes", pa.bool_(), nullable=False),
        pa.field("file", _TEXT, nullable=False),
        pa.field("line", pa.int64(), nullable=False),
        pa.field("batch", _TEXT, nullable=False),
        pa.field("recorded_at", _MOMENT, nullable=False),
    ]
)
IMPORTS = pa.schema(
    [
        pa.field("batch", pa.string(), nullable=False),
        pa.field("source", pa.string(), nullable=False),
        pa.field("file", pa.string(), nullable=False),
        pa.field("digest", pa.string(), nullable=False),
        pa.field("report", pa.string(), nullable=False),
        pa.field("recorded_at", pa.timestamp("us", "UTC"), nullable=False),
    ]
)
