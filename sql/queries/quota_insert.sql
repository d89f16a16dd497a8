-- quota_insert: the counter rows of a new campaign; part of the transaction that creates it.
-- $1 campaign UUID, $2 opens at TIMESTAMPTZ, $3 closes at TIMESTAMPTZ, $4 regions TEXT[], $5 shards INT8[],
-- $6 purposes TEXT[], $7 initial units INT8[]
-- Again: a row that is there stays as it is.
INSERT INTO quota (campaign_id, region, shard, purpose, opens_at, closes_at, initial, remaining)
SELECT $1::UUID, u.region, u.shard, u.purpose, $2::TIMESTAMPTZ, $3::TIMESTAMPTZ, u.initial, u.initial
FROM ROWS FROM (unnest($4::TEXT[]), unnest($5::INT8[]), unnest($6::TEXT[]), unnest($7::INT8[])) WITH ORDINALITY AS u (region, shard, purpose, initial, ord)
ON CONFLICT (campaign_id, region, shard) DO NOTHING
