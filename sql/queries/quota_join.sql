-- quota_join: empty counter rows of a new region in every campaign that is not over, with the gate the campaign has now.
-- $1 region TEXT
-- Rows: the campaigns joined. It copies the rows of the campaign's first region, so shards, purposes, window, gate,
-- epoch and fence are the same; a gate that moves at the same moment makes one of the two statements run again (both are serializable).
-- Again: a row that is there stays as it is.
INSERT INTO quota (campaign_id, region, shard, purpose, gate, epoch, gate_changed_at, opens_at, closes_at, initial, remaining, fence)
SELECT q.campaign_id, $1::TEXT, q.shard, q.purpose, q.gate, q.epoch, q.gate_changed_at, q.opens_at, q.closes_at, 0, 0, q.fence
FROM quota AS q JOIN campaigns AS c ON c.campaign_id = q.campaign_id
WHERE c.state <> 'closed' AND q.region = (SELECT min(f.region) FROM quota AS f WHERE f.campaign_id = q.campaign_id)
ON CONFLICT (campaign_id, region, shard) DO NOTHING
RETURNING campaign_id
