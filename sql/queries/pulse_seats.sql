-- pulse_seats: the seats of a region's servers, with how long ago each was heard of.
-- $1 region TEXT
-- Again: it changes nothing.
SELECT p.seat, p.server_id, (floor(extract(epoch FROM now() - p.seen_at) * 1000))::INT8 AS age_ms
FROM server_pulses AS p WHERE p.region = $1::TEXT ORDER BY p.seat
