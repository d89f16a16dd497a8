-- region_list: the regions of the deployment.
-- Again: it changes nothing.
SELECT r.region, r.ordinal, r.api_url, r.state FROM regions AS r ORDER BY r.ordinal
