-- campaign_state: what the team has said of a campaign, read before and after in the transaction that changes it: an order is
-- judged by the one, and the audit log keeps both.
-- $1 campaign UUID
-- Again: it changes nothing.
SELECT c.state, c.state_reason, c.total_supply, c.countries, c.countries_denied, c.account_age_min_s, c.default_locale, c.opens_at, c.closes_at, c.jitter_ms, c.rebalance,
       c.state <> 'draft' AND c.opens_at <= clock_timestamp() AS begun
FROM campaigns AS c WHERE c.campaign_id = $1::UUID
