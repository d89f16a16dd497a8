-- claim_find: one account's claim.
-- $1 campaign UUID, $2 home region TEXT, $3 account UUID
-- Again: it changes nothing.
SELECT c.stock_region, c.shard, c.ticket, c.status, c.request_id AS claim_request_id, c.claimed_at
FROM claims AS c WHERE c.campaign_id = $1::UUID AND c.home_region = $2::TEXT AND c.account_id = $3::UUID
