-- transfer_find: a transfer that may have been made before, by its id.
-- $1 campaign UUID, $2 to region TEXT, $3 transfer UUID
-- Again: it changes nothing.
SELECT t.amount FROM quota_transfers AS t WHERE t.campaign_id = $1::UUID AND t.to_region = $2::TEXT AND t.transfer_id = $3::UUID
