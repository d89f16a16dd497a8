-- campaign_reschedule: moves the window of a campaign, on the campaign and on every counter row together.
-- $1 campaign UUID, $2 opens at TIMESTAMPTZ, $3 closes at TIMESTAMPTZ
-- Rows: one if the campaign is there.
-- Again: it writes the same window.
WITH locked AS (
  SELECT q.region, q.shard FROM quota AS q WHERE q.campaign_id = $1::UUID ORDER BY q.region, q.shard FOR UPDATE
), turned AS (
  UPDATE quota AS q SET opens_at = $2::TIMESTAMPTZ, closes_at = $3::TIMESTAMPTZ, updated_at = now()
  FROM locked AS k WHERE q.campaign_id = $1::UUID AND q.region = k.region AND q.shard = k.shard
  RETURNING q.shard
)
UPDATE campaigns AS c SET opens_at = $2::TIMESTAMPTZ, closes_at = $3::TIMESTAMPTZ, version = c.version + 1, updated_at = now()
WHERE c.campaign_id = $1::UUID
RETURNING c.campaign_id
