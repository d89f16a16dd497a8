-- claim_lookup: who of a batch already has a claim, and the gate, in one snapshot; grants nothing and locks nothing.
-- $1 campaign UUID, $2 stock region TEXT, $3 shard INT8, $4 home region TEXT, $5 accounts UUID[]
-- Rows: as claim_place. Asked instead of it while the gate is known not to grant, when its lock and commit would be wasted.
-- Why its SORRY is true: the gate row and the claims are read in one snapshot. A grant needs the lock of an open gate
-- row, so a grant on a row that this snapshot sees sold out is either visible here or can no longer happen in this epoch.
-- Plan: as claim_place.
-- Again: it changes nothing.
WITH req AS (
  SELECT u.account_id, u.ord FROM ROWS FROM (unnest($5::UUID[])) WITH ORDINALITY AS u (account_id, ord)
), stock AS (
  SELECT q.remaining, q.epoch,
         CASE WHEN q.gate <> 'open' THEN q.gate WHEN now() < q.opens_at THEN 'early' WHEN now() >= q.closes_at THEN 'late' ELSE 'open' END AS gate
  FROM quota AS q WHERE q.campaign_id = $1::UUID AND q.region = $2::TEXT AND q.shard = $3::INT8
), offer AS (
  SELECT c.countries, c.countries_denied, c.account_age_min_s, now() - c.account_age_min_s * INTERVAL '1 second' AS known_by
  FROM campaigns AS c WHERE c.campaign_id = $1::UUID
)
SELECT r.account_id,
       CASE WHEN m.ticket IS NOT NULL THEN 'existing'
            WHEN k.status IS NULL THEN 'stranger'
            WHEN k.status <> 'active' THEN 'blocked'
            WHEN array_length(o.countries, 1) IS NOT NULL AND NOT (k.country = ANY (o.countries)) THEN 'not_eligible'
            WHEN k.country = ANY (o.countries_denied) THEN 'not_eligible'
            WHEN o.account_age_min_s > 0 AND k.since > o.known_by THEN 'too_new'
            ELSE 'undecided' END AS outcome,
       m.stock_region, m.shard, m.ticket, m.status, m.request_id AS claim_request_id, m.claimed_at,
       st.gate, st.epoch, st.remaining
FROM offer AS o CROSS JOIN req AS r CROSS JOIN stock AS st
LEFT JOIN LATERAL (
  SELECT a.status, a.country, COALESCE(a.since, a.created_at) AS since
  FROM accounts AS a WHERE a.home_region = $4::TEXT AND a.account_id = r.account_id LIMIT 1
) AS k ON TRUE
LEFT JOIN LATERAL (
  SELECT c.stock_region, c.shard, c.ticket, c.status, c.request_id, c.claimed_at
  FROM claims AS c WHERE c.campaign_id = $1::UUID AND c.home_region = $4::TEXT AND c.account_id = r.account_id LIMIT 1
) AS m ON TRUE
ORDER BY r.ord
