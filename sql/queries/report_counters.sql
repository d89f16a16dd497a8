-- report_counters: the invariants that counters, transfers and gates prove by themselves; must return no row at any committed moment.
-- The part of the books that is cheap enough to be run every few seconds: it reads no claim.
-- Again: it changes nothing.
SELECT 'I1 supply' AS invariant, c.slug AS campaign, 'all rows' AS subject,
       'supply ' || c.total_supply::TEXT || ', initial ' || sum(q.initial)::TEXT || ', moved in ' || sum(q.moved_in)::TEXT || ', moved out ' || sum(q.moved_out)::TEXT AS finding
FROM campaigns AS c JOIN quota AS q ON q.campaign_id = c.campaign_id
GROUP BY c.campaign_id, c.slug, c.total_supply
HAVING sum(q.initial) <> c.total_supply OR sum(q.moved_in) <> sum(q.moved_out)
UNION ALL
SELECT 'I1 supply', c.slug, 'supply changes', 'supply ' || c.total_supply::TEXT || ', changes add up to ' || COALESCE(s.amount, 0)::TEXT
FROM campaigns AS c LEFT JOIN (SELECT x.campaign_id, sum(x.amount) AS amount FROM supply_changes AS x GROUP BY x.campaign_id) AS s ON s.campaign_id = c.campaign_id
WHERE c.total_supply <> COALESCE(s.amount, 0)
UNION ALL
SELECT 'I5 transfers', c.slug, q.region || '/' || q.shard::TEXT,
       'moved in ' || q.moved_in::TEXT || ' but ledger ' || COALESCE(i.amount, 0)::TEXT || ', moved out ' || q.moved_out::TEXT || ' but ledger ' || COALESCE(o.amount, 0)::TEXT
FROM quota AS q JOIN campaigns AS c ON c.campaign_id = q.campaign_id
LEFT JOIN (SELECT t.campaign_id, t.to_region AS region, t.to_shard AS shard, sum(t.amount) AS amount FROM quota_transfers AS t GROUP BY t.campaign_id, t.to_region, t.to_shard) AS i
       ON i.campaign_id = q.campaign_id AND i.region = q.region AND i.shard = q.shard
LEFT JOIN (SELECT t.campaign_id, t.from_region AS region, t.from_shard AS shard, sum(t.amount) AS amount FROM quota_transfers AS t GROUP BY t.campaign_id, t.from_region, t.from_shard) AS o
       ON o.campaign_id = q.campaign_id AND o.region = q.region AND o.shard = q.shard
WHERE q.moved_in <> COALESCE(i.amount, 0) OR q.moved_out <> COALESCE(o.amount, 0)
UNION ALL
SELECT 'I7 sold out', c.slug, 'gate', 'sold out for more than 15 s with ' || sum(q.remaining)::TEXT || ' remaining and ' || sum(q.granted - q.returned - q.captured)::TEXT || ' on hold'
FROM quota AS q JOIN campaigns AS c ON c.campaign_id = q.campaign_id
WHERE q.gate = 'sold_out'
GROUP BY c.campaign_id, c.slug
HAVING (sum(q.remaining) > 0 OR sum(q.granted - q.returned - q.captured) > 0) AND max(q.updated_at) < now() - INTERVAL '15 seconds'
UNION ALL
SELECT 'I8 gate', c.slug, 'all rows', 'gates ' || min(q.gate) || ' to ' || max(q.gate) || ', epochs ' || min(q.epoch)::TEXT || ' to ' || max(q.epoch)::TEXT || ', last change ' || COALESCE(g.epoch, 0)::TEXT
FROM quota AS q JOIN campaigns AS c ON c.campaign_id = q.campaign_id
LEFT JOIN (SELECT x.campaign_id, max(x.epoch) AS epoch FROM gate_changes AS x GROUP BY x.campaign_id) AS g ON g.campaign_id = q.campaign_id
GROUP BY c.campaign_id, c.slug, g.epoch
HAVING min(q.gate) <> max(q.gate) OR min(q.epoch) <> max(q.epoch) OR max(q.epoch) <> COALESCE(g.epoch, 0)
UNION ALL
SELECT 'I10 drained', c.slug, q.region, 'gone for more than 15 s with ' || sum(q.remaining)::TEXT || ' remaining'
FROM quota AS q JOIN campaigns AS c ON c.campaign_id = q.campaign_id JOIN regions AS r ON r.region = q.region
WHERE r.state = 'gone' AND c.state <> 'closed' AND c.rebalance = 'on'
GROUP BY c.slug, q.region
HAVING sum(q.remaining) > 0 AND max(q.updated_at) < now() - INTERVAL '15 seconds'
ORDER BY 1, 2, 3
