-- campaign_reason_set: why a paused campaign is paused, for the team and for readers in whose language there is nothing.
-- $1 campaign UUID, $2 reason TEXT
-- Rows: one if it is paused.
-- Again: it writes the same.
UPDATE campaigns AS c SET state_reason = $2::TEXT, version = c.version + 1, updated_at = now()
WHERE c.campaign_id = $1::UUID AND c.state = 'paused'
RETURNING c.campaign_id
