-- region_stock: what one region has left in each campaign that is not over.
-- $1 region TEXT
-- Again: it changes nothing.
SELECT c.campaign_id, c.slug, c.rebalance, sum(q.remaining)::INT8 AS remaining, sum(q.granted - q.returned - q.captured)::INT8 AS held
FROM quota AS q JOIN campaigns AS c ON c.campaign_id = q.campaign_id
WHERE q.region = $1::TEXT AND c.state <> 'closed'
GROUP BY c.campaign_id, c.slug, c.rebalance ORDER BY c.slug
