-- pulse_list: how the servers of all regions are.
-- Again: it changes nothing.
SELECT p.region, p.seat, p.server_id, p.version, p.state, p.started_at, p.seen_at, p.window_ms, p.requests, p.attempts, p.granted,
       p.errors, p.retries, p.latency, p.pool_wait_us, p.round_trip_us, p.queue_length, p.connections_used, p.connections_max,
       p.languages, p.language_counts, p.books_checked_at, p.books_findings, now() AS read_at
FROM server_pulses AS p ORDER BY p.region, p.seat
