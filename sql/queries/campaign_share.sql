-- campaign_share: what some campaigns have left in all their counter rows together, and the database's clock.
-- $1 campaigns UUID[]
-- Asked by a server about once a second, and only for the campaigns that somebody listens to; it draws a bar. No unit is granted
-- or refused by it.
-- Again: it changes nothing.
SELECT q.campaign_id, sum(q.remaining)::INT8 AS remaining, sum(q.initial)::INT8 AS supply, now() AS read_at
FROM quota AS q WHERE q.campaign_id = ANY($1::UUID[]) GROUP BY q.campaign_id
