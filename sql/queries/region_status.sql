-- region_status: every region with its state, what it has in campaigns that are not over, and its last transfer.
-- Again: it changes nothing.
SELECT r.region, r.state, COALESCE(s.campaigns, 0) AS campaigns, COALESCE(s.remaining, 0) AS remaining,
       COALESCE(s.granted, 0) AS granted, COALESCE(s.held, 0) AS held, m.last_at
FROM regions AS r
LEFT JOIN (
  SELECT q.region, count(DISTINCT q.campaign_id) AS campaigns, sum(q.remaining)::INT8 AS remaining,
         sum(q.granted - q.returned)::INT8 AS granted, sum(q.granted - q.returned - q.captured)::INT8 AS held
  FROM quota AS q JOIN campaigns AS c ON c.campaign_id = q.campaign_id WHERE c.state <> 'closed' GROUP BY q.region
) AS s ON s.region = r.region
LEFT JOIN (
  SELECT x.region, max(x.created_at) AS last_at
  FROM (SELECT i.to_region AS region, i.created_at FROM quota_transfers AS i
        UNION ALL SELECT o.from_region, o.created_at FROM quota_transfers AS o) AS x GROUP BY x.region
) AS m ON m.region = r.region
ORDER BY r.ordinal
