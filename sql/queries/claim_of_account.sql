-- claim_of_account: one account's claims in all campaigns, or in one.
-- $1 account UUID, $2 home region TEXT, $3 campaign's address name TEXT ('' for all)
-- Plan: one probe of claims_pkey for each campaign.
-- Again: it changes nothing.
SELECT c.slug, m.stock_region, m.shard, m.ticket, m.quantity, m.status, m.request_id AS claim_request_id, m.received_at, m.claimed_at,
       m.expires_at, m.settled_at, m.home_region, m.account_id, m.erased_at
FROM campaigns AS c CROSS JOIN LATERAL (
  SELECT l.stock_region, l.shard, l.ticket, l.quantity, l.status, l.request_id, l.received_at, l.claimed_at, l.expires_at, l.settled_at,
         l.home_region, l.account_id, l.erased_at
  FROM claims AS l WHERE l.campaign_id = c.campaign_id AND l.home_region = $2::TEXT AND l.account_id = $1::UUID LIMIT 1
) AS m
WHERE $3::TEXT = '' OR c.slug = $3::TEXT
ORDER BY c.slug
