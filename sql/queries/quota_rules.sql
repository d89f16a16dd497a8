-- quota_rules: what a planner must heed in a campaign: whether it is frozen, each region's state, its floor and its ceiling.
-- $1 campaign UUID
-- Advice, as quota_survey is: quota_transfer asks again whether the campaign is frozen and the borrower's region may borrow.
-- Again: it changes nothing.
SELECT c.rebalance, r.region, r.state, COALESCE(x.floor, 0) AS floor, x.ceiling
FROM campaigns AS c CROSS JOIN regions AS r
LEFT JOIN region_rules AS x ON x.campaign_id = c.campaign_id AND x.region = r.region
WHERE c.campaign_id = $1::UUID ORDER BY r.ordinal
