-- supply_change_insert: the first supply of a new campaign; part of the transaction that creates it.
-- $1 campaign UUID, $2 change UUID, $3 amount INT8, $4 by TEXT, $5 reason TEXT
-- Again: a change that is there stays as it is.
INSERT INTO supply_changes (campaign_id, change_id, amount, changed_by, reason)
VALUES ($1::UUID, $2::UUID, $3::INT8, $4::TEXT, $5::TEXT)
ON CONFLICT (campaign_id, change_id) DO NOTHING
