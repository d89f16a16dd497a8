-- region_insert: a region joins, or comes back from draining or from being gone; part of the transaction that joins it to campaigns.
-- $1 region TEXT, $2 API address TEXT ('' keeps the one it has)
-- Rows: one if it was not active before.
-- It is active at once and not when its first server asks: a region without units costs nobody anything, people may call it
-- home from then on, and servers may not write this table.
-- Again: it is active already.
INSERT INTO regions (region, ordinal, api_url, state)
SELECT $1::TEXT, COALESCE(max(r.ordinal), 0) + 1, $2::TEXT, 'active' FROM regions AS r
ON CONFLICT (region) DO UPDATE
SET state = 'active', api_url = CASE WHEN excluded.api_url = '' THEN regions.api_url ELSE excluded.api_url END, updated_at = now()
WHERE regions.state <> 'active'
RETURNING region
