-- pulse_region: how the servers of one region are.
-- $1 region TEXT
-- Again: it changes nothing.
SELECT p.region, p.seat, p.server_id, p.version, p.state, p.started_at, p.seen_at, p.window_ms, p.requests, p.attempts, p.granted,
       p.errors, p.retries, p.latency, p.pool_wait_us, p.round_trip_us, p.queue_length, p.connections_used, p.connections_max,
       p.languages, p.language_counts, p.books_checked_at, p.books_findings, now() AS read_at
FROM server_pulses AS p WHERE p.region = $1::TEXT ORDER BY p.seat
