-- quota_transfer: moves units between two counter rows of a campaign and writes the ledger, in one statement.
-- $1 transfer UUID, $2 campaign UUID, $3 from region TEXT, $4 from shard INT8, $5 to region TEXT, $6 to shard INT8,
-- $7 units wanted INT8, $8 units the lender keeps INT8, $9 reason TEXT, $10 fence INT8 (0: not a planner's transfer),
-- $11 1 if a frozen campaign refuses it, else 0 INT8
-- Rows: one with the amount that moved; none if the lender has no more than it keeps, the transfer was done before, or it is
-- refused. Refused are:
-- 1. a planner that has lost its lease: a row carries a higher fence. A planner leaves its own fence on what it moves, and
--    on every row before it plans (quota_fence).
-- 2. while the campaign is frozen, what no person waits for and no operator ordered.
-- 3. units for a region that is draining or gone. This stands here and not in a plan, because a plan may be older than the
--    drain: once a region was drained to zero, nothing can bring a unit there but a claim that is given back.
-- Both rows are locked in key order, which is the order of every statement that locks more than one, so none deadlock. A
-- region's reserve has its highest shard and is locked last, so that it, which all rows of the region are refilled from, is
-- held for one commit and not while a refill waits for the row it is for.
-- Again: the ledger has the transfer id already, so nothing moves twice.
WITH pair AS (
  SELECT q.region, q.shard, q.remaining, q.fence FROM quota AS q
  WHERE q.campaign_id = $2::UUID AND ((q.region = $3::TEXT AND q.shard = $4::INT8) OR (q.region = $5::TEXT AND q.shard = $6::INT8))
  ORDER BY q.region, q.shard FOR UPDATE
), led AS (
  INSERT INTO quota_transfers (transfer_id, campaign_id, from_region, from_shard, to_region, to_shard, amount, reason)
  SELECT $1::UUID, $2::UUID, $3::TEXT, $4::INT8, $5::TEXT, $6::INT8, LEAST($7::INT8, p.remaining - $8::INT8), $9::TEXT
  FROM pair AS p
  WHERE p.region = $3::TEXT AND p.shard = $4::INT8 AND p.remaining > $8::INT8 AND (SELECT count(*) FROM pair) = 2
    AND ($10::INT8 = 0 OR (SELECT max(f.fence) FROM pair AS f) <= $10::INT8)
    AND ($11::INT8 = 0 OR EXISTS (SELECT 1 FROM campaigns AS c WHERE c.campaign_id = $2::UUID AND c.rebalance = 'on'))
    AND EXISTS (SELECT 1 FROM regions AS r WHERE r.region = $5::TEXT AND r.state IN ('joining', 'active'))
  ON CONFLICT (campaign_id, to_region, transfer_id) DO NOTHING
  RETURNING amount
), moved AS (
  UPDATE quota AS q
  SET remaining = q.remaining + CASE WHEN q.region = $3::TEXT AND q.shard = $4::INT8 THEN -l.amount ELSE l.amount END,
      moved_out = q.moved_out + CASE WHEN q.region = $3::TEXT AND q.shard = $4::INT8 THEN l.amount ELSE 0 END,
      moved_in  = q.moved_in  + CASE WHEN q.region = $3::TEXT AND q.shard = $4::INT8 THEN 0 ELSE l.amount END,
      fence = GREATEST(q.fence, $10::INT8), updated_at = now()
  FROM led AS l
  WHERE q.campaign_id = $2::UUID AND ((q.region = $3::TEXT AND q.shard = $4::INT8) OR (q.region = $5::TEXT AND q.shard = $6::INT8))
  RETURNING q.shard
)
SELECT l.amount FROM led AS l
