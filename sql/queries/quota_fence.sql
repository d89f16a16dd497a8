-- quota_fence: a planner that took the lease over from another one leaves its fence on every counter row of the campaign.
-- $1 campaign UUID, $2 fence INT8
-- Rows: one for each counter row that had a lower fence.
-- Why a planner that lost its lease can't move stock: its successor runs this before it plans, so from then on a transfer with
-- the old fence finds a higher one on any two rows. Without it only the rows that the successor has moved would refuse.
-- All rows are locked in key order, as by gate_move; the lease changes its holder rarely, so claims seldom wait for this.
-- Again: no row has a lower fence any more.
WITH locked AS (
  SELECT q.region, q.shard, q.fence FROM quota AS q WHERE q.campaign_id = $1::UUID ORDER BY q.region, q.shard FOR UPDATE
)
UPDATE quota AS q SET fence = $2::INT8, updated_at = now()
FROM locked AS k WHERE q.campaign_id = $1::UUID AND q.region = k.region AND q.shard = k.shard AND k.fence < $2::INT8
RETURNING q.region, q.shard
