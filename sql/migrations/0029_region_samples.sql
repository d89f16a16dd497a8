-- How each region was in the last quarter of an hour, a row for every five seconds, for charts. A ring: the row of a moment is
-- written over after 16 minutes, so there are 192 rows for each region and none has to be deleted. `*_milli` are thousandths of
-- one a second. No latency means that nobody asked.
CREATE TABLE IF NOT EXISTS region_samples (
  region         TEXT        NOT NULL,
  slot           INT8        NOT NULL,
  sampled_at     TIMESTAMPTZ NOT NULL,
  servers        INT8        NOT NULL,
  attempts_milli INT8        NOT NULL,
  granted_milli  INT8        NOT NULL,
  errors_milli   INT8        NOT NULL,
  retries_milli  INT8        NOT NULL,
  p50_us         INT8,
  p99_us         INT8,
  pool_wait_us   INT8        NOT NULL,
  round_trip_us  INT8        NOT NULL,
  CONSTRAINT region_samples_pkey PRIMARY KEY (region, slot)
)
