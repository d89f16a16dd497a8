-- campaign_insert: a new campaign, in draft; part of the transaction that creates it.
-- $1 campaign UUID, $2 slug TEXT, $3 supply INT8, $4 shard count INT8, $5 countries TEXT[], $6 default locale TEXT,
-- $7 opens at TIMESTAMPTZ, $8 closes at TIMESTAMPTZ, $9 jitter in milliseconds INT8, $10 denied countries TEXT[],
-- $11 least age of an account in seconds INT8
-- Again: a second row with the id or the slug is refused by its constraint and the transaction is rolled back.
INSERT INTO campaigns (campaign_id, slug, kind, total_supply, shard_count, countries, default_locale, opens_at, closes_at, jitter_ms, countries_denied, account_age_min_s)
VALUES ($1::UUID, $2::TEXT, 'instant', $3::INT8, $4::INT8, $5::TEXT[], $6::TEXT, $7::TIMESTAMPTZ, $8::TIMESTAMPTZ, $9::INT8, $10::TEXT[], $11::INT8)
