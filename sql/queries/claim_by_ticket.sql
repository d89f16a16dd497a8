-- claim_by_ticket: the claim behind a reference.
-- $1 campaign's address name TEXT, $2 stock region TEXT, $3 shard INT8, $4 ticket INT8
-- It reads the campaign's claims until it has found it: no index has tickets, because each claim of a rush would pay for it (a
-- quarter more log). So it runs like a report, on a connection of its own and in a snapshot that makes no claim retry.
-- Again: it changes nothing.
SELECT c.slug, l.stock_region, l.shard, l.ticket, l.quantity, l.status, l.request_id AS claim_request_id, l.received_at, l.claimed_at,
       l.expires_at, l.settled_at, l.home_region, l.account_id, l.erased_at
FROM campaigns AS c JOIN claims AS l ON l.campaign_id = c.campaign_id
WHERE c.slug = $1::TEXT AND l.stock_region = $2::TEXT AND l.shard = $3::INT8 AND l.ticket = $4::INT8
LIMIT 1
