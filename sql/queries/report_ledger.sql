-- report_ledger: the claims of one campaign, page by page in key order, to be compared with what the crowd was told.
-- $1 campaign UUID, $2 home region TEXT and $3 account UUID of the last row of the page before ('' and the nil UUID for
-- the first page), $4 rows in a page INT8
-- The comparison of the two keys is written out, and as two branches: each is a range of the primary key that is already
-- in order, so a page costs its own rows. One condition with OR would read every earlier row of the home again.
-- The pages are not one snapshot: read it when the crowd has gone home.
-- Again: it changes nothing.
-- Plan: two index scans on claims_pkey, merged; never a sort of the campaign's claims.
SELECT p.home_region, p.account_id, p.stock_region, p.shard, p.ticket, p.status, p.claimed_at
FROM (
  (SELECT c.home_region, c.account_id, c.stock_region, c.shard, c.ticket, c.status, c.claimed_at
   FROM claims AS c WHERE c.campaign_id = $1::UUID AND c.home_region = $2::TEXT AND c.account_id > $3::UUID
   ORDER BY c.home_region, c.account_id LIMIT $4::INT8)
  UNION ALL
  (SELECT c.home_region, c.account_id, c.stock_region, c.shard, c.ticket, c.status, c.claimed_at
   FROM claims AS c WHERE c.campaign_id = $1::UUID AND c.home_region > $2::TEXT
   ORDER BY c.home_region, c.account_id LIMIT $4::INT8)
) AS p
ORDER BY p.home_region, p.account_id LIMIT $4::INT8
