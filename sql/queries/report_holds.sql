-- report_holds: of each campaign with units on hold, when the hold that is due first runs out, and the database's clock.
-- Read with report_facts. For each counter row and home it reads one entry of claims_expiry_idx and no claim behind it.
-- Again: it changes nothing.
SELECT s.slug, min(s.expires_at) AS expires_at, now() AS database_now
FROM (
  SELECT c.slug, (SELECT l.expires_at FROM claims AS l
                  WHERE l.campaign_id = q.campaign_id AND l.home_region = r.region AND l.stock_region = q.region
                    AND l.shard = q.shard AND l.status = 'held' ORDER BY l.expires_at LIMIT 1) AS expires_at
  FROM quota AS q JOIN campaigns AS c ON c.campaign_id = q.campaign_id CROSS JOIN regions AS r
  WHERE q.granted - q.returned - q.captured > 0
) AS s
WHERE s.expires_at IS NOT NULL GROUP BY s.slug ORDER BY s.slug
