-- pulse_write: a server says how it is, on its seat.
-- $1 region TEXT, $2 seat INT8, $3 server UUID, $4 version TEXT, $5 state TEXT, $6 started TIMESTAMPTZ, $7 window in ms INT8,
-- $8 requests INT8, $9 attempts INT8, $10 granted INT8, $11 errors INT8, $12 retries INT8, $13 latency INT8[], $14 pool wait INT8,
-- $15 round trip INT8, $16 queue length INT8, $17 connections used INT8, $18 connections at most INT8, $19 languages TEXT[],
-- $20 their counts INT8[], $21 when the books were checked TIMESTAMPTZ (none if NULL), $22 findings INT8
-- Rows: one with the seat, or none if somebody else who was heard of within a minute sits there.
-- Again: it writes the same on the same seat.
INSERT INTO server_pulses (region, seat, server_id, version, state, started_at, window_ms, requests, attempts, granted, errors, retries, latency,
  pool_wait_us, round_trip_us, queue_length, connections_used, connections_max, languages, language_counts, books_checked_at, books_findings)
VALUES ($1::TEXT, $2::INT8, $3::UUID, $4::TEXT, $5::TEXT, $6::TIMESTAMPTZ, $7::INT8, $8::INT8, $9::INT8, $10::INT8, $11::INT8, $12::INT8, $13::INT8[],
  $14::INT8, $15::INT8, $16::INT8, $17::INT8, $18::INT8, $19::TEXT[], $20::INT8[], $21::TIMESTAMPTZ, $22::INT8)
ON CONFLICT (region, seat) DO UPDATE
SET server_id = excluded.server_id, version = excluded.version, state = excluded.state, started_at = excluded.started_at, seen_at = now(),
    window_ms = excluded.window_ms, requests = excluded.requests, attempts = excluded.attempts, granted = excluded.granted,
    errors = excluded.errors, retries = excluded.retries, latency = excluded.latency, pool_wait_us = excluded.pool_wait_us,
    round_trip_us = excluded.round_trip_us, queue_length = excluded.queue_length, connections_used = excluded.connections_used,
    connections_max = excluded.connections_max, languages = excluded.languages, language_counts = excluded.language_counts,
    books_checked_at = excluded.books_checked_at, books_findings = excluded.books_findings
WHERE server_pulses.server_id = excluded.server_id OR server_pulses.seen_at < now() - INTERVAL '60 seconds'
RETURNING seat
