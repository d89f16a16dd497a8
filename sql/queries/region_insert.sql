-- region_insert: a new region, active at once with no quota of its own; part of the transaction that joins it to campaigns.
-- $1 region TEXT, $2 API address TEXT
-- Rows: one if it was new.
-- Again: a region that is there stays as it is.
INSERT INTO regions (region, ordinal, api_url, state)
SELECT $1::TEXT, COALESCE(max(r.ordinal), 0) + 1, $2::TEXT, 'active' FROM regions AS r
ON CONFLICT (region) DO NOTHING
RETURNING region
