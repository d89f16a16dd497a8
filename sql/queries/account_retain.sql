-- account_retain: removes the accounts of a page that nothing needs any more.
-- $1 account of the last row looked at UUID, $2 accounts to look at INT8, $3 days INT8
-- Rows: one with the last account of the page and how many were removed; none: there is no account after $1.
-- An account goes if its row is older than $3 days, no claim has its name any more, and no campaign admits it that is not closed
-- or was closed, or changed, within $3 days. A blocked one stays while any campaign is not closed, as account_erase has it. It
-- writes no claim: names are taken off by claim_unname before.
-- Safe beside claims and first contacts for the reasons of account_erase: it looks for the account's claims in every campaign,
-- and a claim beside it reads the row that goes, or the roll that this writes.
-- A page that removed somebody goes into the roll as a change of anybody (claim_pass): until passes from before it have ended,
-- everybody's row is read.
-- Plan: a page by accounts_pkey, and one probe of claims_pkey for each account and campaign.
-- Again: those accounts are gone.
WITH page AS (
  SELECT a.account_id, a.home_region, a.country, a.created_at, a.status FROM accounts AS a WHERE a.account_id > $1::UUID ORDER BY a.account_id LIMIT $2::INT8
), alive AS (
  SELECT c.countries, c.countries_denied FROM campaigns AS c WHERE c.state <> 'closed' OR c.updated_at > now() - $3::INT8 * INTERVAL '1 day'
), due AS (
  SELECT p.account_id FROM page AS p
  WHERE p.created_at < now() - $3::INT8 * INTERVAL '1 day'
    AND (p.status = 'active' OR NOT EXISTS (SELECT 1 FROM campaigns AS b WHERE b.state <> 'closed'))
    AND NOT EXISTS (
      SELECT 1 FROM alive AS l
      WHERE (array_length(l.countries, 1) IS NULL OR p.country = ANY (l.countries)) AND NOT (p.country = ANY (l.countries_denied)))
    AND NOT EXISTS (
      SELECT 1 FROM campaigns AS c CROSS JOIN LATERAL (
        SELECT m.ticket FROM claims AS m WHERE m.campaign_id = c.campaign_id AND m.home_region = p.home_region AND m.account_id = p.account_id LIMIT 1
      ) AS k)
), gone AS (
  DELETE FROM accounts AS a WHERE a.account_id IN (SELECT d.account_id FROM due AS d) RETURNING a.account_id
), counted AS (
  UPDATE account_roll AS r SET seq = r.seq + 1 WHERE r.roll = 1 AND EXISTS (SELECT 1 FROM gone AS g) RETURNING r.seq
), noted AS (
  INSERT INTO account_changes (seq, changed_at) SELECT n.seq, now() FROM counted AS n RETURNING seq
)
SELECT p.account_id AS last, (SELECT count(*) FROM gone AS g) AS removed
FROM page AS p ORDER BY p.account_id DESC LIMIT 1
