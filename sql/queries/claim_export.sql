-- claim_export: a page of a campaign's claims with all that is kept of each, in the order of their keys.
-- $1 campaign UUID, $2 home region TEXT and $3 account UUID of the last row of the page before ('' and the nil UUID at first),
-- $4 rows in a page INT8
-- The pages are not one snapshot, on purpose: a snapshot of minutes would keep the database from clearing away what claims leave
-- behind in the counter rows. No claim row goes, and one that is there stays at its key as long as its account is neither moved
-- nor erased, which nothing does before the campaign is closed. So each claim that was there before the first page is in
-- exactly one page; one that is made meanwhile is in one or in none; each is as its page found it.
-- Plan: as report_ledger.
-- Again: it changes nothing.
SELECT p.home_region, p.account_id, p.stock_region, p.shard, p.ticket, p.quantity, p.status, p.claim_request_id, p.received_at, p.claimed_at,
       p.expires_at, p.settled_at, p.erased_at
FROM (
  (SELECT c.home_region, c.account_id, c.stock_region, c.shard, c.ticket, c.quantity, c.status, c.request_id AS claim_request_id, c.received_at,
          c.claimed_at, c.expires_at, c.settled_at, c.erased_at
   FROM claims AS c WHERE c.campaign_id = $1::UUID AND c.home_region = $2::TEXT AND c.account_id > $3::UUID
   ORDER BY c.home_region, c.account_id LIMIT $4::INT8)
  UNION ALL
  (SELECT c.home_region, c.account_id, c.stock_region, c.shard, c.ticket, c.quantity, c.status, c.request_id AS claim_request_id, c.received_at,
          c.claimed_at, c.expires_at, c.settled_at, c.erased_at
   FROM claims AS c WHERE c.campaign_id = $1::UUID AND c.home_region > $2::TEXT
   ORDER BY c.home_region, c.account_id LIMIT $4::INT8)
) AS p
ORDER BY p.home_region, p.account_id LIMIT $4::INT8
