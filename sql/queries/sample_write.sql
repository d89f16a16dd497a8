-- sample_write: how a region is in these five seconds, by the database's clock.
-- $1 region TEXT, $2 servers INT8, $3 attempts INT8, $4 granted INT8, $5 errors INT8, $6 retries INT8 (thousandths of one a second),
-- $7 p50 INT8, $8 p99 INT8 (none if NULL), $9 pool wait INT8, $10 round trip INT8 (microseconds)
-- Two servers that both think it is theirs to write write the same row, and the later one stands.
-- Again: it writes the row of the moment, which may be the next one.
INSERT INTO region_samples (region, slot, sampled_at, servers, attempts_milli, granted_milli, errors_milli, retries_milli, p50_us, p99_us, pool_wait_us, round_trip_us)
VALUES ($1::TEXT, floor(extract(epoch FROM now()) / 5)::INT8 % 192, now(), $2::INT8, $3::INT8, $4::INT8, $5::INT8, $6::INT8, $7::INT8, $8::INT8, $9::INT8, $10::INT8)
ON CONFLICT (region, slot) DO UPDATE
SET sampled_at = excluded.sampled_at, servers = excluded.servers, attempts_milli = excluded.attempts_milli, granted_milli = excluded.granted_milli,
    errors_milli = excluded.errors_milli, retries_milli = excluded.retries_milli, p50_us = excluded.p50_us, p99_us = excluded.p99_us,
    pool_wait_us = excluded.pool_wait_us, round_trip_us = excluded.round_trip_us
