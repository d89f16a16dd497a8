-- report_world: one campaign in every region, with the campaign's own columns repeated, and the database's clock.
-- $1 campaign UUID
-- read_at is the moment that is seen, which may be some seconds before answered_at.
-- Regions without counter rows of the campaign are there with nothing.
-- Again: it changes nothing.
SELECT r.region, r.state AS region_state, c.total_supply, c.state, c.state_reason, c.rebalance, c.opens_at, c.closes_at,
       COALESCE(q.gate, '') AS gate, COALESCE(q.epoch, 0) AS epoch, COALESCE(q.remaining, 0) AS remaining,
       COALESCE(q.granted, 0) AS granted, COALESCE(q.held, 0) AS held, now() AS read_at,
       clock_timestamp() AS answered_at
FROM campaigns AS c CROSS JOIN regions AS r
LEFT JOIN (
  SELECT x.region, min(x.gate) AS gate, max(x.epoch) AS epoch, sum(x.remaining)::INT8 AS remaining,
         sum(x.granted - x.returned)::INT8 AS granted, sum(x.granted - x.returned - x.captured)::INT8 AS held
  FROM quota AS x WHERE x.campaign_id = $1::UUID GROUP BY x.region
) AS q ON q.region = r.region
WHERE c.campaign_id = $1::UUID ORDER BY r.ordinal
