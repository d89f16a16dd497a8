-- How each server of a region is, written by itself every two seconds, for the dashboards of all regions. A server takes a seat
-- that is free or whose server was not heard of for a minute: there are never more rows than servers were up at once, and none has
-- to be deleted. The figures are those of the last seconds (`window_ms`); latency has a count for each bucket of telemetry/pulse.rs,
-- so that percentiles of several servers are those of all their people. books_* are of the last look at the books this server made.
CREATE TABLE IF NOT EXISTS server_pulses (
  region           TEXT        NOT NULL,
  seat             INT8        NOT NULL,
  server_id        UUID        NOT NULL,
  version          TEXT        NOT NULL,
  state            TEXT        NOT NULL,
  started_at       TIMESTAMPTZ NOT NULL,
  seen_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
  window_ms        INT8        NOT NULL,
  requests         INT8        NOT NULL,
  attempts         INT8        NOT NULL,
  granted          INT8        NOT NULL,
  errors           INT8        NOT NULL,
  retries          INT8        NOT NULL,
  latency          INT8[]      NOT NULL,
  pool_wait_us     INT8        NOT NULL,
  round_trip_us    INT8        NOT NULL,
  queue_length     INT8        NOT NULL,
  connections_used INT8        NOT NULL,
  connections_max  INT8        NOT NULL,
  languages        TEXT[]      NOT NULL,
  language_counts  INT8[]      NOT NULL,
  books_checked_at TIMESTAMPTZ,
  books_findings   INT8        NOT NULL,
  CONSTRAINT server_pulses_pkey PRIMARY KEY (region, seat)
)
