-- region_rows: how many rows name a region as their home, counted up to 10,000 of each table.
-- $1 region TEXT
-- A CockroachDB drops a region only when no row names it: these would have to move first.
-- Again: it changes nothing.
SELECT (SELECT count(*) FROM (SELECT a.account_id FROM accounts AS a WHERE a.home_region = $1::TEXT LIMIT 10000) AS x) AS accounts,
       (SELECT count(*) FROM (SELECT c.account_id FROM claims AS c WHERE c.home_region = $1::TEXT LIMIT 10000) AS y) AS claims,
       (SELECT count(*) FROM quota AS q WHERE q.region = $1::TEXT) AS counters,
       (SELECT count(*) FROM (SELECT t.transfer_id FROM quota_transfers AS t WHERE t.to_region = $1::TEXT LIMIT 10000) AS z) AS transfers
