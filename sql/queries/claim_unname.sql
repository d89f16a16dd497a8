-- claim_unname: takes the names off a page of claims of a campaign that was closed long ago.
-- $1 campaign UUID, $2 home region TEXT and $3 account UUID of the last row looked at ('' and the nil UUID at first),
-- $4 claims to look at INT8, $5 days INT8
-- Rows: one with the last claim of the page and how many lost their name; none: there is no claim after it, or the campaign is
-- not closed, or has not been for $5 days.
-- What a claim keeps, and why the books hold: as account_erase. One that lost its name gets a place of its own in the order of
-- keys; if that is after this page it is met again, and passed over.
-- Plan: as report_ledger.
-- Again: they have lost their names.
WITH over AS (
  SELECT c.campaign_id FROM campaigns AS c
  WHERE c.campaign_id = $1::UUID AND c.state = 'closed' AND c.updated_at < now() - $5::INT8 * INTERVAL '1 day'
), page AS (
  SELECT k.home_region, k.account_id, k.erased_at FROM (
    (SELECT c.home_region, c.account_id, c.erased_at FROM claims AS c
     WHERE c.campaign_id = $1::UUID AND c.home_region = $2::TEXT AND c.account_id > $3::UUID
     ORDER BY c.home_region, c.account_id LIMIT $4::INT8)
    UNION ALL
    (SELECT c.home_region, c.account_id, c.erased_at FROM claims AS c
     WHERE c.campaign_id = $1::UUID AND c.home_region > $2::TEXT
     ORDER BY c.home_region, c.account_id LIMIT $4::INT8)
  ) AS k WHERE EXISTS (SELECT 1 FROM over AS o) ORDER BY k.home_region, k.account_id LIMIT $4::INT8
), unnamed AS (
  UPDATE claims AS l SET account_id = gen_random_uuid(), request_id = gen_random_uuid(), received_at = l.claimed_at, erased_at = now()
  FROM page AS p
  WHERE l.campaign_id = $1::UUID AND l.home_region = p.home_region AND l.account_id = p.account_id AND p.erased_at IS NULL
  RETURNING l.ticket
)
SELECT p.home_region, p.account_id, (SELECT count(*) FROM unnamed AS u) AS unnamed
FROM page AS p ORDER BY p.home_region DESC, p.account_id DESC LIMIT 1
