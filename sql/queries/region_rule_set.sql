-- region_rule_set: the floor and the ceiling of one region in one campaign.
-- $1 campaign UUID, $2 region TEXT, $3 floor INT8, $4 ceiling INT8 (none if NULL), $5 by TEXT
-- Again: it writes the same rule.
INSERT INTO region_rules (campaign_id, region, floor, ceiling, changed_by) VALUES ($1::UUID, $2::TEXT, $3::INT8, $4::INT8, $5::TEXT)
ON CONFLICT (campaign_id, region) DO UPDATE
SET floor = excluded.floor, ceiling = excluded.ceiling, changed_by = excluded.changed_by, updated_at = now()
