-- campaign_state: what the team has said of a campaign, for the audit log: read before and after, in the transaction that
-- changes it.
-- $1 campaign UUID
-- Again: it changes nothing.
SELECT c.state, c.state_reason, c.total_supply, c.countries, c.countries_denied, c.account_age_min_s, c.default_locale, c.opens_at, c.closes_at, c.jitter_ms, c.rebalance
FROM campaigns AS c WHERE c.campaign_id = $1::UUID
