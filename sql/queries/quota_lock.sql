-- quota_lock: locks all counter rows of a campaign, in the order of all statements that lock several, and says their epoch.
-- $1 campaign UUID
-- The first statement of an order that moves the gate or the window: on PostgreSQL a transaction sees the rows as they were at
-- its first statement, and an order that first looked elsewhere would find, in a rush, that claims have changed them since, nearly
-- always.
-- Again: it changes nothing.
SELECT q.region, q.shard, q.epoch FROM quota AS q WHERE q.campaign_id = $1::UUID ORDER BY q.region, q.shard FOR UPDATE
