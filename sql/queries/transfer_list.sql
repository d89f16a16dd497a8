-- transfer_list: the transfers of a campaign, newest first.
-- $1 campaign UUID, $2 how many INT8
-- Again: it changes nothing.
SELECT t.transfer_id, t.from_region, t.from_shard, t.to_region, t.to_shard, t.amount, t.reason, t.created_at
FROM quota_transfers AS t WHERE t.campaign_id = $1::UUID ORDER BY t.created_at DESC, t.transfer_id LIMIT $2::INT8
