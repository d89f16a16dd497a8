-- quota_survey: every counter row of a campaign, of regions in any state, with that state.
-- $1 campaign UUID
-- Advice only: what it sees may be history when it is used. Transfers, claims and the close read again under locks.
-- Again: it changes nothing.
SELECT q.region, q.shard, q.purpose, q.gate, q.epoch, q.remaining, q.granted - q.returned - q.captured AS held,
       q.granted, q.waiting, r.state AS region_state
FROM quota AS q JOIN regions AS r ON r.region = q.region WHERE q.campaign_id = $1::UUID ORDER BY q.region, q.shard
