-- campaign_edit: changes what is given of a campaign, and nothing else; its window on the campaign and on every counter row
-- together.
-- $1 campaign UUID, $2 opens at TIMESTAMPTZ, $3 closes at TIMESTAMPTZ, $4 countries TEXT[] (empty: all), $5 denied countries
-- TEXT[], $6 least age of an account in seconds INT8, $7 default locale TEXT, $8 jitter in milliseconds INT8; NULL leaves what is
-- there, as far as $2 to $8 go
-- Rows: one if it was written; none if the campaign is closed, or, by the database's clock, has opened outside of draft and
-- another opening or jitter is given.
-- Claims read this row, and the window on the counter row that they lock, in the statement that grants, so when this has returned,
-- no claim that begins is decided by the old words. Whether the window has begun is asked of the clock of this very moment, not of
-- the transaction's beginning: the counter rows are locked before (quota_lock), so a claim that was granted inside the window is in
-- the past by then, and so is the opening.
-- Again: it writes the same.
WITH may AS (
  SELECT c.campaign_id, COALESCE($2::TIMESTAMPTZ, c.opens_at) AS opens_at, COALESCE($3::TIMESTAMPTZ, c.closes_at) AS closes_at
  FROM campaigns AS c
  WHERE c.campaign_id = $1::UUID AND c.state <> 'closed'
    AND (c.state = 'draft' OR c.opens_at > clock_timestamp()
         OR (COALESCE($2::TIMESTAMPTZ, c.opens_at) = c.opens_at AND COALESCE($8::INT8, c.jitter_ms) = c.jitter_ms))
), locked AS (
  SELECT q.region, q.shard FROM quota AS q
  WHERE q.campaign_id = $1::UUID AND ($2::TIMESTAMPTZ IS NOT NULL OR $3::TIMESTAMPTZ IS NOT NULL)
  ORDER BY q.region, q.shard FOR UPDATE
), turned AS (
  UPDATE quota AS q SET opens_at = m.opens_at, closes_at = m.closes_at, updated_at = now()
  FROM may AS m CROSS JOIN locked AS k WHERE q.campaign_id = $1::UUID AND q.region = k.region AND q.shard = k.shard
  RETURNING q.shard
)
UPDATE campaigns AS c
SET opens_at = m.opens_at, closes_at = m.closes_at, countries = COALESCE($4::TEXT[], c.countries),
    countries_denied = COALESCE($5::TEXT[], c.countries_denied), account_age_min_s = COALESCE($6::INT8, c.account_age_min_s),
    default_locale = COALESCE($7::TEXT, c.default_locale), jitter_ms = COALESCE($8::INT8, c.jitter_ms),
    version = c.version + 1, updated_at = now()
FROM may AS m WHERE c.campaign_id = m.campaign_id
RETURNING c.campaign_id
