-- campaign_list: every campaign with its window, its gate as one region's first counter row has it, and the database's clock.
-- $1 region TEXT
-- Polled by every server for its cache: pages and countdowns are drawn from it; no unit is granted or refused by it.
-- Again: it changes nothing.
SELECT c.campaign_id, c.slug, c.total_supply, c.shard_count, c.countries, c.countries_denied, c.account_age_min_s, c.default_locale, c.opens_at, c.closes_at, c.state, c.state_reason, c.jitter_ms,
       q.gate, q.epoch, now() AS database_now
FROM campaigns AS c LEFT JOIN quota AS q ON q.campaign_id = c.campaign_id AND q.region = $1::TEXT AND q.shard = 0
ORDER BY c.slug
