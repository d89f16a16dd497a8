-- account_move: moves an account's home with all its claims to another region, or says why not.
-- $1 account UUID, $2 new home TEXT, $3 longest life of a pass in ms INT8, $4 the account's alias UUID
-- Rows: one if the account is there, with what came of it: moved, home (it is there already), region (not one that takes people),
-- campaign (one that it may take part in is not closed; $campaign is its name), pass (one may live that names the old home).
--
-- Why nobody loses a claim or gets a second one by it:
-- 1. One statement, one serializable transaction: the account's row and all its claims change their home together or not at all,
--    so at every moment each claim stands under its account's one home (I11).
-- 2. It reads the account's row and looks for its claim in every campaign. A claim beside it reads the same row, or the roll
--    that this writes, and writes one of those claims, so each reads what the other writes, and one of the two is run again.
-- 3. A campaign that admits the account, or has a claim of it, must be closed, and a closed one is never opened again. A
--    claim that comes later with the old home finds no account there, is a stranger's, and reads the row again.
-- 4. A pass names the home and is asked for nothing else where somebody's claim is looked up. Who is blocked is given none, so
--    the account must have been blocked for longer than any pass lives. It goes into the roll all the same (claim_pass).
-- Again: it is at home there, and its claims are.
WITH who AS (
  SELECT a.account_id, a.home_region, a.country, a.status, a.blocked_at FROM accounts AS a WHERE a.account_id = $1::UUID FOR UPDATE
), has AS (
  SELECT c.campaign_id, c.slug, c.state
  FROM who AS w CROSS JOIN campaigns AS c CROSS JOIN LATERAL (
    SELECT l.ticket FROM claims AS l WHERE l.campaign_id = c.campaign_id AND l.home_region = w.home_region AND l.account_id = w.account_id LIMIT 1
  ) AS m
), busy AS (
  SELECT min(b.slug) AS slug FROM (
    SELECT c.slug FROM who AS w CROSS JOIN campaigns AS c
    WHERE c.state <> 'closed' AND (array_length(c.countries, 1) IS NULL OR w.country = ANY (c.countries)) AND NOT (w.country = ANY (c.countries_denied))
    UNION ALL
    SELECT h.slug FROM has AS h WHERE h.state <> 'closed'
  ) AS b
), verdict AS (
  SELECT w.account_id, w.home_region, w.status, w.blocked_at, b.slug,
         CASE WHEN w.home_region = $2::TEXT THEN 'home'
              WHEN NOT EXISTS (SELECT 1 FROM regions AS r WHERE r.region = $2::TEXT AND r.state IN ('joining', 'active')) THEN 'region'
              WHEN b.slug IS NOT NULL THEN 'campaign'
              WHEN w.status = 'active' OR w.blocked_at IS NULL OR w.blocked_at + $3::INT8 * INTERVAL '1 millisecond' > now() THEN 'pass'
              ELSE 'moved' END AS outcome
  FROM who AS w CROSS JOIN busy AS b
), carried AS (
  UPDATE claims AS l SET home_region = $2::TEXT
  FROM verdict AS v, has AS h
  WHERE v.outcome = 'moved' AND l.campaign_id = h.campaign_id AND l.home_region = v.home_region AND l.account_id = $1::UUID
  RETURNING l.campaign_id
), moved AS (
  UPDATE accounts AS a SET home_region = $2::TEXT FROM verdict AS v WHERE a.account_id = $1::UUID AND v.outcome = 'moved'
  RETURNING a.account_id
), counted AS (
  UPDATE account_roll AS r SET seq = r.seq + 1 FROM moved AS m WHERE r.roll = 1 RETURNING r.seq
), noted AS (
  INSERT INTO account_changes (seq, alias, changed_at) SELECT n.seq, $4::UUID, now() FROM counted AS n RETURNING seq
)
SELECT v.outcome, v.home_region, v.slug AS campaign, v.blocked_at,
       (SELECT count(*) FROM carried AS c) AS claims, (SELECT count(*) FROM moved AS m) AS moved
FROM verdict AS v
