-- report_claims: the invariants that need every claim; must return no row at any committed moment.
-- It reads all claims, so it runs in a read-only transaction that never makes a claim retry, and not every second.
-- Tickets of a counter row are 1..n: as many different ones as rows, the lowest 1, the highest n.
-- Again: it changes nothing.
SELECT 'I2 oversell' AS invariant, c.slug AS campaign, 'all claims' AS subject,
       'supply ' || c.total_supply::TEXT || ', held or claimed ' || sum(l.quantity)::TEXT AS finding
FROM campaigns AS c JOIN claims AS l ON l.campaign_id = c.campaign_id
WHERE l.status IN ('held', 'claimed')
GROUP BY c.campaign_id, c.slug, c.total_supply HAVING sum(l.quantity) > c.total_supply
UNION ALL
SELECT 'I3 account', c.slug, l.account_id::TEXT, count(*)::TEXT || ' claims'
FROM claims AS l JOIN campaigns AS c ON c.campaign_id = l.campaign_id
GROUP BY c.slug, l.campaign_id, l.account_id HAVING count(*) > 1
UNION ALL
SELECT 'I4 books', c.slug, q.region || '/' || q.shard::TEXT,
       'counter granted ' || q.granted::TEXT || ', returned ' || q.returned::TEXT || ', captured ' || q.captured::TEXT || ', tickets ' || q.ticket_seq::TEXT
       || '; claims granted ' || COALESCE(l.granted, 0)::TEXT || ', returned ' || COALESCE(l.returned, 0)::TEXT || ', captured ' || COALESCE(l.captured, 0)::TEXT || ', rows ' || COALESCE(l.n, 0)::TEXT
       || ', tickets ' || COALESCE(l.lowest, 0)::TEXT || ' to ' || COALESCE(l.highest, 0)::TEXT || ', ' || COALESCE(l.tickets, 0)::TEXT || ' different'
FROM quota AS q JOIN campaigns AS c ON c.campaign_id = q.campaign_id
LEFT JOIN (
  SELECT x.campaign_id, x.stock_region, x.shard, sum(x.quantity) AS granted, count(*) AS n,
         sum(CASE WHEN x.status IN ('released', 'expired') THEN x.quantity ELSE 0 END) AS returned,
         sum(CASE WHEN x.status = 'claimed' THEN x.quantity ELSE 0 END) AS captured,
         count(DISTINCT x.ticket) AS tickets, min(x.ticket) AS lowest, max(x.ticket) AS highest
  FROM claims AS x GROUP BY x.campaign_id, x.stock_region, x.shard
) AS l ON l.campaign_id = q.campaign_id AND l.stock_region = q.region AND l.shard = q.shard
WHERE q.granted <> COALESCE(l.granted, 0) OR q.returned <> COALESCE(l.returned, 0) OR q.captured <> COALESCE(l.captured, 0) OR q.ticket_seq <> COALESCE(l.n, 0)
   OR COALESCE(l.tickets <> l.n OR l.lowest <> 1 OR l.highest <> l.n, FALSE)
UNION ALL
SELECT 'I6 holds', c.slug, l.account_id::TEXT, 'on hold since ' || l.claimed_at::TEXT || ', due at ' || l.expires_at::TEXT
FROM claims AS l JOIN campaigns AS c ON c.campaign_id = l.campaign_id
WHERE l.status = 'held' AND l.expires_at < now() - INTERVAL '30 seconds'
UNION ALL
SELECT 'I9 strays', c.slug, l.stock_region || '/' || l.shard::TEXT, count(*)::TEXT || ' claims name a counter row that does not exist'
FROM claims AS l JOIN campaigns AS c ON c.campaign_id = l.campaign_id
LEFT JOIN quota AS q ON q.campaign_id = l.campaign_id AND q.region = l.stock_region AND q.shard = l.shard
WHERE q.region IS NULL
GROUP BY c.slug, l.stock_region, l.shard
UNION ALL
SELECT 'I11 homes', c.slug, l.account_id::TEXT, 'a claim at home in ' || l.home_region || ', where no such account is'
FROM claims AS l JOIN campaigns AS c ON c.campaign_id = l.campaign_id
LEFT JOIN accounts AS a ON a.home_region = l.home_region AND a.account_id = l.account_id
WHERE a.account_id IS NULL AND l.erased_at IS NULL
ORDER BY 1, 2, 3
