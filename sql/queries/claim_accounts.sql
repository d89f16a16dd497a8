-- claim_accounts: the accounts that have a claim in a campaign, in pages by key, whatever their home or the claim's status.
-- $1 campaign UUID, $2 home region of the last row read TEXT ('' at first), $3 account of the last row read UUID, $4 page size INT8
-- Read after a campaign sold out: no claim row is deleted, and none is made while the gate stands at sold_out, so pages read one
-- after the other are one set if the epoch is still the same when the last one has been read.
-- The two branches are the two ranges of "after this key", so that each page is read off the index and costs its own rows.
-- Again: it changes nothing.
SELECT p.home_region, p.account_id FROM (
  (SELECT c.home_region, c.account_id FROM claims AS c
   WHERE c.campaign_id = $1::UUID AND c.home_region = $2::TEXT AND c.account_id > $3::UUID
   ORDER BY c.home_region, c.account_id LIMIT $4::INT8)
  UNION ALL
  (SELECT c.home_region, c.account_id FROM claims AS c
   WHERE c.campaign_id = $1::UUID AND c.home_region > $2::TEXT
   ORDER BY c.home_region, c.account_id LIMIT $4::INT8)
) AS p ORDER BY p.home_region, p.account_id LIMIT $4::INT8
