-- lease_take: takes or renews a lease, if nobody else holds it.
-- $1 name TEXT, $2 holder UUID, $3 length in ms INT8
-- Rows: one with the fence if the lease is the holder's now, none if somebody else has it.
-- Again: the holder renews what it has; the fence rises only when the holder changes.
INSERT INTO leases (name, holder, fence, expires_at) VALUES ($1::TEXT, $2::UUID, 1, now() + $3::INT8 * INTERVAL '1 millisecond')
ON CONFLICT (name) DO UPDATE
SET holder = excluded.holder, expires_at = excluded.expires_at,
    fence = CASE WHEN leases.holder = excluded.holder THEN leases.fence ELSE leases.fence + 1 END
WHERE leases.holder = excluded.holder OR leases.expires_at <= now()
RETURNING fence
