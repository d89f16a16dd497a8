-- claim_pass: grants a unit to everybody in a batch of people who came with a pass, or does nothing; then claim_place says to
-- each one why.
-- $1 campaign UUID, $2 stock region TEXT, $3 shard INT8, $4 home region TEXT, $5 accounts UUID[] (distinct, in order of
-- arrival), $6 request ids UUID[], $7 received at TIMESTAMPTZ[], $8 epoch INT8: the gate's, as the
-- asker has seen it last, $9 INT8: people who wait for this row at the asking server behind these; below zero: not known here,
-- $10 countries TEXT[] as the passes name them, $11 the roll INT8 as far as the asker knows what has changed
-- Rows: as claim_grant, and where the roll stands.
--
-- It is claim_grant without its look at accounts: a text of its own, because no plan of it may read one; a
-- test holds what both do alike. What that look would find was read from the account's committed row when its
-- pass was given (account/pass.rs): that it is there, under this home, not blocked, and its country.
--
-- Why that is still true, and nobody gets two units by it:
-- 1. Four statements change any of it, and no row is written twice by import or first contact: account_block, account_erase,
--    account_move and account_retain. Each adds one to account_roll and writes who it was about to account_changes, in its own
--    transaction. The roll is one row, so changes are committed in the order of their numbers.
-- 2. This grants only while the roll stands at $11. The asker has read all changes up to $11 that a living pass may not know of
--    (account_changes, one snapshot; twice a pass's longest life back), and asks here for nobody whom one of them is about. So of
--    each account of $5 no change was committed since its pass was given.
-- 3. A change beside it writes the row that this reads. An erasure or a move reads the claims that this writes, so of those two
--    and this one, each reads what the other writes, and one is run again: it finds the claim, or the roll another. A block
--    reads no claim; beside this it comes after it, as if it had been ordered a moment later.
-- 4. So $4 is the one home of each (accounts_pkey), and claims_pkey allows one claim under it. I11 of report_claims looks for
--    those of nobody's home.
-- 5. A batch of which somebody may not take part, by the campaign's row as it is now, does nothing. Where accounts must be of some
--    age it does nothing either: no pass tells that.
-- The rest is as claim_grant has it. A database that was set back (a backup) has forgotten rows that passes were given for:
-- sql/README.md says what to do.
-- Again: as claim_grant.
-- Plan: rows by key; none that is read is there for each account.
WITH req AS (
  SELECT u.account_id, u.request_id, u.received_at, u.country, u.ord
  FROM ROWS FROM (unnest($5::UUID[]), unnest($6::UUID[]), unnest($7::TIMESTAMPTZ[]), unnest($10::TEXT[]))
       WITH ORDINALITY AS u (account_id, request_id, received_at, country, ord)
), stock AS (
  SELECT q.remaining, q.ticket_seq, q.epoch,
         CASE WHEN q.gate <> 'open' THEN q.gate WHEN now() < q.opens_at THEN 'early' WHEN now() >= q.closes_at THEN 'late' ELSE 'open' END AS gate
  FROM quota AS q WHERE q.campaign_id = $1::UUID AND q.region = $2::TEXT AND q.shard = $3::INT8 FOR UPDATE
), roll AS (
  SELECT r.seq FROM account_roll AS r WHERE r.roll = 1
), offer AS (
  SELECT c.countries, c.countries_denied FROM campaigns AS c WHERE c.campaign_id = $1::UUID AND c.account_age_min_s = 0
), fit AS (
  SELECT r.account_id, r.request_id, r.received_at, r.ord
  FROM offer AS o CROSS JOIN req AS r
  WHERE (array_length(o.countries, 1) IS NULL OR r.country = ANY (o.countries)) AND NOT (r.country = ANY (o.countries_denied))
), whole AS (
  SELECT st.ticket_seq FROM stock AS st CROSS JOIN roll AS l
  WHERE st.gate = 'open' AND st.epoch = $8::INT8 AND l.seq = $11::INT8 AND st.remaining >= array_length($5::UUID[], 1)
    AND (SELECT count(*) FROM fit AS f) = array_length($5::UUID[], 1)
), won AS (
  INSERT INTO claims (campaign_id, home_region, account_id, stock_region, shard, ticket, quantity, status, request_id, received_at, claimed_at, settled_at)
  SELECT $1::UUID, $4::TEXT, f.account_id, $2::TEXT, $3::INT8, w.ticket_seq + f.ord, 1, 'claimed', f.request_id, f.received_at, now(), now()
  FROM whole AS w CROSS JOIN fit AS f
  ORDER BY f.account_id
  RETURNING ticket
), spent AS (
  UPDATE quota AS q SET remaining = q.remaining - w.n, granted = q.granted + w.n, captured = q.captured + w.n,
                        ticket_seq = q.ticket_seq + w.n, updated_at = now(),
                        waiting = CASE WHEN $9::INT8 < 0 THEN q.waiting ELSE $9::INT8 END
  FROM (SELECT count(*) AS n FROM won) AS w
  WHERE q.campaign_id = $1::UUID AND q.region = $2::TEXT AND q.shard = $3::INT8 AND w.n > 0
  RETURNING q.remaining, w.n
)
SELECT st.gate, st.epoch, st.ticket_seq, now() AS claimed_at, COALESCE((SELECT l.seq FROM roll AS l), -1) AS roll,
       COALESCE((SELECT p.n FROM spent AS p), 0) AS granted, COALESCE((SELECT p.remaining FROM spent AS p), st.remaining) AS remaining
FROM stock AS st
