-- claim_grant: grants a unit to everybody in a batch, or does nothing; then claim_place says to each one why.
-- $1 campaign UUID, $2 stock region TEXT, $3 shard INT8, $4 home region TEXT, $5 accounts UUID[] (distinct, in order of
-- arrival), $6 request ids UUID[], $7 received at TIMESTAMPTZ[], $8 epoch INT8: the gate's, as the
-- asker has seen it last, $9 INT8: people who wait for this row at the asking server behind these; below zero: not known here
-- Rows: one, with the gate as the statement saw it, how many were granted (all or 0), and the tickets before theirs: the
-- n-th of $5 has ticket_seq + n. No row: no such counter row.
--
-- It is the usual case of claim_place without what only the other cases need: no look at earlier claims, no ON CONFLICT,
-- no row back for each account.
--
-- Why it cannot grant twice, oversell or undersell:
-- 1. `stock` locks the counter row, so batches on one counter row run one after the other.
-- 2. All or nothing: it grants only if the gate lets units out in the epoch $8 (as claim_place), the row has a unit for
--    each of the batch, and each of them is fit. So who arrived first needs no ranking here: a batch that is larger than
--    what is left is cut by claim_place.
-- 3. An account that has a claim already breaks claims_pkey: 23505, and the whole statement did nothing. No duplicate can
--    use up a unit, and the debit is the number of rows inserted. Rows go in by key order: no two batches deadlock.
-- 4. One claim for an account, because it has one home: accounts_pkey has one row for it. `fit` reads that row under the
--    home $4 in this transaction. Three statements change a home or remove a row: account_move, account_erase and
--    account_retain. Each reads the account's claims and writes its row in one serializable transaction: of one of them and this one beside
--    it, each reads what the other writes, and one is run again. So a foreign key would only look again, and lock rows
--    against changes that hardly anybody makes; the invariant I11 of report_claims looks for them. The loser of a race
--    at first contact finds no account under its home, and claim_place calls it a stranger.
-- 5. Who may take part is read from the campaign's row here, and not told by the asker: a server that has heard of a
--    change late, or never, grants to nobody whom it excludes.
-- Again: after the first run was committed it ends with 23505, and claim_place finds the claims with their own request ids
-- and tickets. A copy that comes later than that does the same; one of an epoch that is over does nothing.
-- Plan: one probe of an accounts key for each account; LATERAL with LIMIT 1 for the reason claim_place has.
--
-- Measured on PostgreSQL 15 with 3 million claims and 7 million accounts there, all in shared memory, claims of 110 / 256 /
-- 1,024 in a batch, three texts in turn, medians of 5, on two cores that were busy with other work (so compare, don't add
-- up): µs of the backend's processor time for a claim, and bytes of log. claim_place with the foreign key 75 / 78 / 69,
-- 680 to 760 B; without it 59 / 59 / 48, 420 to 475 B; this 32 / 33 / 28, 400 to 440 B. Of this, the look at the accounts is
-- 12, half of it SERIALIZABLE's predicate locks; the bare insert is 14. Tried and no better: sorting before the look,
-- accounts_pkey instead of accounts_home_key, sorted arrays with ranks instead of ORDER BY, no RETURNING.
-- Later, for `offer`, alternately in one backend with 400,000 accounts, medians of time (not processor time) for a claim: 21.8 µs
-- with it and 21.3 without in batches of 110, 27.5 and 27.8 in batches of 1,000.
WITH req AS (
  SELECT u.account_id, u.request_id, u.received_at, u.ord
  FROM ROWS FROM (unnest($5::UUID[]), unnest($6::UUID[]), unnest($7::TIMESTAMPTZ[]))
       WITH ORDINALITY AS u (account_id, request_id, received_at, ord)
), stock AS (
  SELECT q.remaining, q.ticket_seq, q.epoch,
         CASE WHEN q.gate <> 'open' THEN q.gate WHEN now() < q.opens_at THEN 'early' WHEN now() >= q.closes_at THEN 'late' ELSE 'open' END AS gate
  FROM quota AS q WHERE q.campaign_id = $1::UUID AND q.region = $2::TEXT AND q.shard = $3::INT8 FOR UPDATE
), offer AS (
  SELECT c.countries, c.countries_denied, c.account_age_min_s, now() - c.account_age_min_s * INTERVAL '1 second' AS known_by
  FROM campaigns AS c WHERE c.campaign_id = $1::UUID
), fit AS (
  SELECT r.account_id, r.request_id, r.received_at, r.ord
  FROM offer AS o CROSS JOIN req AS r CROSS JOIN LATERAL (
    SELECT a.status, a.country, COALESCE(a.since, a.created_at) AS since
    FROM accounts AS a WHERE a.home_region = $4::TEXT AND a.account_id = r.account_id LIMIT 1
  ) AS k
  WHERE k.status = 'active' AND (array_length(o.countries, 1) IS NULL OR k.country = ANY (o.countries))
    AND NOT (k.country = ANY (o.countries_denied)) AND (o.account_age_min_s = 0 OR k.since <= o.known_by)
), whole AS (
  SELECT st.ticket_seq FROM stock AS st
  WHERE st.gate = 'open' AND st.epoch = $8::INT8 AND st.remaining >= array_length($5::UUID[], 1)
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
SELECT st.gate, st.epoch, st.ticket_seq, now() AS claimed_at,
       COALESCE((SELECT p.n FROM spent AS p), 0) AS granted, COALESCE((SELECT p.remaining FROM spent AS p), st.remaining) AS remaining
FROM stock AS st
