-- claim_place: decides a whole batch of claims in one round trip and one serializable transaction. A batch in which
-- everybody is new, fit and has a unit does not come here: claim_grant does that at half the cost, or nothing.
-- $1 campaign UUID, $2 stock region TEXT, $3 shard INT8, $4 home region TEXT, $5 accounts UUID[] (distinct, in order of
-- arrival), $6 request ids UUID[], $7 received at TIMESTAMPTZ[], $8 epoch INT8: the gate's, as the
-- asker has seen it last, $9 INT8: people who wait for this row at the asking server behind these; below zero: not known here
-- Rows: one for each account, with what was decided and the gate as the statement saw it. No row: no such counter row.
--
-- Why it cannot grant twice, oversell or undersell:
-- 1. `stock` locks the counter row, so batches on one counter row run one after the other.
-- 2. Only accounts without a claim are ranked, so a duplicate never uses up a unit; the cut to the units left goes by
--    order of arrival, and only then are the rows sorted by key for the insert.
-- 3. The debit is the number of rows really inserted. A conflicting insert by another transaction is a serialization
--    failure of the whole statement (40001), never a skipped row, so count(won) is also the number of tickets used;
--    the constraint quota_no_oversell is the last guard.
-- 4. `seen` reads the account's row under the claim's home, in this transaction, and who may take part in
--    `offer`; claim_grant says why that is enough.
-- 5. It grants only in the epoch $8. A copy of this statement that was stuck in a dead connection while the campaign sold
--    out and opened again grants nothing: those people were answered long ago, and some of them with SORRY.
-- Again: the accounts inserted by the first run are `existing` with their own request id; nothing is inserted or debited.
-- Plan: one probe of accounts_home_key and one of claims_pkey for each account, with the whole key. A plain join is not
-- enough: with the statistics of an empty table, which is what an opening has, PostgreSQL reads all claims of the campaign
-- and home and filters them, and each batch costs more than the one before. LATERAL with LIMIT 1 leaves it no such plan;
-- CockroachDB sees that the key is unique and makes a lookup join of it.
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
), seen AS (
  SELECT r.account_id, r.request_id, r.received_at, r.ord,
         m.stock_region, m.shard, m.ticket, m.status, m.request_id AS claim_request_id, m.claimed_at,
         CASE WHEN m.ticket IS NOT NULL THEN 'existing'
              WHEN k.status IS NULL THEN 'stranger'
              WHEN k.status <> 'active' THEN 'blocked'
              WHEN array_length(o.countries, 1) IS NOT NULL AND NOT (k.country = ANY (o.countries)) THEN 'not_eligible'
              WHEN k.country = ANY (o.countries_denied) THEN 'not_eligible'
              WHEN o.account_age_min_s > 0 AND k.since > o.known_by THEN 'too_new'
              ELSE 'undecided' END AS outcome
  FROM offer AS o CROSS JOIN req AS r
  LEFT JOIN LATERAL (
    SELECT a.status, a.country, COALESCE(a.since, a.created_at) AS since
    FROM accounts AS a WHERE a.home_region = $4::TEXT AND a.account_id = r.account_id LIMIT 1
  ) AS k ON TRUE
  LEFT JOIN LATERAL (
    SELECT c.stock_region, c.shard, c.ticket, c.status, c.request_id, c.claimed_at
    FROM claims AS c WHERE c.campaign_id = $1::UUID AND c.home_region = $4::TEXT AND c.account_id = r.account_id LIMIT 1
  ) AS m ON TRUE
), ranked AS (
  SELECT s.account_id, s.request_id, s.received_at, row_number() OVER (ORDER BY s.ord) AS rank FROM seen AS s WHERE s.outcome = 'undecided'
), won AS (
  INSERT INTO claims (campaign_id, home_region, account_id, stock_region, shard, ticket, quantity, status, request_id, received_at, claimed_at, settled_at)
  SELECT $1::UUID, $4::TEXT, k.account_id, $2::TEXT, $3::INT8, st.ticket_seq + k.rank, 1, 'claimed', k.request_id, k.received_at, now(), now()
  FROM ranked AS k CROSS JOIN stock AS st WHERE st.gate = 'open' AND st.epoch = $8::INT8 AND k.rank <= st.remaining
  ORDER BY k.account_id
  ON CONFLICT (campaign_id, home_region, account_id) DO NOTHING
  RETURNING account_id, ticket, claimed_at
), spent AS (
  UPDATE quota AS q SET remaining = q.remaining - w.n, granted = q.granted + w.n, captured = q.captured + w.n,
                        ticket_seq = q.ticket_seq + w.n, updated_at = now(),
                        waiting = CASE WHEN $9::INT8 < 0 THEN q.waiting ELSE $9::INT8 END
  FROM (SELECT count(*) AS n FROM won) AS w
  WHERE q.campaign_id = $1::UUID AND q.region = $2::TEXT AND q.shard = $3::INT8 AND w.n > 0
  RETURNING q.remaining
)
SELECT s.account_id,
       CASE WHEN w.ticket IS NOT NULL THEN 'granted' ELSE s.outcome END AS outcome,
       CASE WHEN w.ticket IS NOT NULL THEN $2::TEXT ELSE s.stock_region END AS stock_region,
       CASE WHEN w.ticket IS NOT NULL THEN $3::INT8 ELSE s.shard END AS shard,
       COALESCE(w.ticket, s.ticket) AS ticket,
       CASE WHEN w.ticket IS NOT NULL THEN 'claimed' ELSE s.status END AS status,
       CASE WHEN w.ticket IS NOT NULL THEN s.request_id ELSE s.claim_request_id END AS claim_request_id,
       COALESCE(w.claimed_at, s.claimed_at) AS claimed_at,
       st.gate, st.epoch, COALESCE((SELECT p.remaining FROM spent AS p), st.remaining) AS remaining
FROM seen AS s CROSS JOIN stock AS st LEFT JOIN won AS w ON w.account_id = s.account_id
ORDER BY s.ord
