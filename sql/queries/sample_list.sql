-- sample_list: how the regions were in the last quarter of an hour, from some moment on, in order of time.
-- $1 after TIMESTAMPTZ
-- Again: it changes nothing.
SELECT s.region, s.sampled_at, s.servers, s.attempts_milli, s.granted_milli, s.errors_milli, s.retries_milli, s.p50_us, s.p99_us,
       s.pool_wait_us, s.round_trip_us
FROM region_samples AS s
WHERE s.sampled_at > $1::TIMESTAMPTZ AND s.sampled_at > now() - INTERVAL '15 minutes'
ORDER BY s.sampled_at, s.region
