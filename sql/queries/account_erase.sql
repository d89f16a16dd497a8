-- account_erase: takes one person out of the database, or says why not yet: their row goes, and their claims lose their name.
-- $1 account UUID, $2 the account's alias UUID
-- Rows: one if the account is there, with what came of it: erased, claim (it has one in a campaign that is not closed), blocked
-- (it is kept out of a campaign that is not closed and would come back as somebody new); $campaign is that campaign's name.
--
-- Why the books and the promises hold:
-- 1. No claim row goes: each keeps its unit, its counter row, ticket, status and times, and so do all sums. What goes is who: the
--    account and the request of each claim become random ids of their own, which lead to nobody and not to each other.
-- 2. One for each account, while it can matter: somebody who has a claim in a campaign that may still grant is refused here, or
--    they could be erased, come again and get a second one. A closed campaign is never opened again.
-- 3. A claim beside it reads the account's row that this removes (by pass: 4), and writes the claim that this looked for, so one of the two
--    is run again: it finds the claim and refuses, or finds a stranger.
-- 4. A claim by pass does not read the account's row. It reads the roll that this writes, so the same holds for it, and whoever
--    comes later with a pass from before is looked up: the change stands in the roll (claim_pass).
-- Again: the account is not there any more.
WITH who AS (
  SELECT a.account_id, a.home_region, a.country, a.status FROM accounts AS a WHERE a.account_id = $1::UUID FOR UPDATE
), has AS (
  SELECT c.campaign_id, c.slug, c.state
  FROM who AS w CROSS JOIN campaigns AS c CROSS JOIN LATERAL (
    SELECT l.ticket FROM claims AS l WHERE l.campaign_id = c.campaign_id AND l.home_region = w.home_region AND l.account_id = w.account_id LIMIT 1
  ) AS m
), verdict AS (
  SELECT w.home_region,
         (SELECT min(h.slug) FROM has AS h WHERE h.state <> 'closed') AS has_in,
         (SELECT min(c.slug) FROM campaigns AS c WHERE c.state <> 'closed' AND w.status <> 'active') AS kept_out_of
  FROM who AS w
), unnamed AS (
  UPDATE claims AS l SET account_id = gen_random_uuid(), request_id = gen_random_uuid(), received_at = l.claimed_at, erased_at = now()
  FROM verdict AS v, has AS h
  WHERE v.has_in IS NULL AND v.kept_out_of IS NULL
    AND l.campaign_id = h.campaign_id AND l.home_region = v.home_region AND l.account_id = $1::UUID
  RETURNING l.campaign_id
), gone AS (
  DELETE FROM accounts AS a
  WHERE a.account_id = $1::UUID AND EXISTS (SELECT 1 FROM verdict AS v WHERE v.has_in IS NULL AND v.kept_out_of IS NULL)
  RETURNING a.account_id
), counted AS (
  UPDATE account_roll AS r SET seq = r.seq + 1 FROM gone AS g WHERE r.roll = 1 RETURNING r.seq
), noted AS (
  INSERT INTO account_changes (seq, alias, changed_at) SELECT n.seq, $2::UUID, now() FROM counted AS n RETURNING seq
)
SELECT CASE WHEN v.has_in IS NOT NULL THEN 'claim' WHEN v.kept_out_of IS NOT NULL THEN 'blocked' ELSE 'erased' END AS outcome,
       COALESCE(v.has_in, v.kept_out_of) AS campaign,
       (SELECT count(*) FROM unnamed AS u) AS claims, (SELECT count(*) FROM gone AS g) AS erased
FROM verdict AS v
