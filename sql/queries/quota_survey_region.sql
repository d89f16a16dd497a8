-- quota_survey_region: the counter rows of one region of a campaign, with the region's state; a local read in that region.
-- $1 campaign UUID, $2 region TEXT
-- Advice only, as quota_survey.
-- Again: it changes nothing.
SELECT q.region, q.shard, q.purpose, q.gate, q.epoch, q.remaining, q.granted - q.returned - q.captured AS held,
       q.granted, q.waiting, r.state AS region_state
FROM quota AS q JOIN regions AS r ON r.region = q.region
WHERE q.campaign_id = $1::UUID AND q.region = $2::TEXT ORDER BY q.region, q.shard
