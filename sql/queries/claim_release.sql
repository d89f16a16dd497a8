-- claim_release: gives one claimed unit back to the counter row it came from (support).
-- $1 campaign UUID, $2 stock region TEXT, $3 shard INT8, $4 home region TEXT, $5 account UUID
-- Rows: one with the row's remaining if the unit went back, none if there was nothing to give back.
-- The counter row is locked first, as in claim_place, so the two cannot deadlock.
-- Again: the status is no longer `claimed`, so nothing happens twice.
WITH stock AS (
  SELECT q.shard FROM quota AS q WHERE q.campaign_id = $1::UUID AND q.region = $2::TEXT AND q.shard = $3::INT8 FOR UPDATE
), rel AS (
  UPDATE claims AS c SET status = 'released', settled_at = now()
  WHERE c.campaign_id = $1::UUID AND c.home_region = $4::TEXT AND c.account_id = $5::UUID AND c.status = 'claimed'
    AND c.stock_region = $2::TEXT AND c.shard = $3::INT8 AND EXISTS (SELECT 1 FROM stock)
  RETURNING c.quantity
)
UPDATE quota AS q SET remaining = q.remaining + r.quantity, returned = q.returned + r.quantity, captured = q.captured - r.quantity, updated_at = now()
FROM rel AS r WHERE q.campaign_id = $1::UUID AND q.region = $2::TEXT AND q.shard = $3::INT8
RETURNING q.remaining
