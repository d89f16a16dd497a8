-- quota_restock: adds units to a campaign and to one counter row together, once for each change id.
-- $1 campaign UUID, $2 change UUID, $3 amount INT8, $4 region TEXT, $5 shard INT8, $6 by TEXT, $7 reason TEXT
-- Rows: one with the campaign's new supply, none if the change was made before or the counter row does not exist.
-- Again: the change id is there already, so nothing is added twice.
WITH stock AS (
  SELECT q.shard FROM quota AS q WHERE q.campaign_id = $1::UUID AND q.region = $4::TEXT AND q.shard = $5::INT8 FOR UPDATE
), led AS (
  INSERT INTO supply_changes (campaign_id, change_id, amount, changed_by, reason)
  SELECT $1::UUID, $2::UUID, $3::INT8, $6::TEXT, $7::TEXT FROM stock AS s
  ON CONFLICT (campaign_id, change_id) DO NOTHING
  RETURNING amount
), added AS (
  UPDATE quota AS q SET initial = q.initial + l.amount, remaining = q.remaining + l.amount, updated_at = now()
  FROM led AS l WHERE q.campaign_id = $1::UUID AND q.region = $4::TEXT AND q.shard = $5::INT8
  RETURNING q.remaining
)
UPDATE campaigns AS c SET total_supply = c.total_supply + l.amount, version = c.version + 1, updated_at = now()
FROM led AS l WHERE c.campaign_id = $1::UUID
RETURNING c.total_supply
