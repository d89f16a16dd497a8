-- campaign_rebalance: freezes a campaign's units where they are, or lets the planner move them again.
-- $1 campaign UUID, $2 'on' or 'frozen' TEXT
-- Rows: one if that changed anything.
-- A planner's transfer reads the same row, so when this has returned, none is on its way any more.
-- Again: it is so already.
UPDATE campaigns AS c SET rebalance = $2::TEXT, version = c.version + 1, updated_at = now()
WHERE c.campaign_id = $1::UUID AND c.rebalance <> $2::TEXT
RETURNING c.campaign_id
