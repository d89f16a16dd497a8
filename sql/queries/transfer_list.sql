-- transfer_list: the transfers of a campaign, newest first, page by page.
-- $1 campaign UUID, $2 before this moment TIMESTAMPTZ, $3 and, at that very moment, before this transfer UUID, $4 how many INT8
-- Again: it changes nothing.
SELECT t.transfer_id, t.from_region, t.from_shard, t.to_region, t.to_shard, t.amount, t.reason, t.created_at
FROM quota_transfers AS t WHERE t.campaign_id = $1::UUID AND (t.created_at, t.transfer_id) < ($2::TIMESTAMPTZ, $3::UUID)
ORDER BY t.created_at DESC, t.transfer_id DESC LIMIT $4::INT8
