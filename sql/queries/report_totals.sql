-- report_totals: what each region has, has given and has left, of every campaign.
-- Again: it changes nothing.
SELECT c.slug, q.region, min(q.gate) AS gate, max(q.epoch) AS epoch, sum(q.remaining)::INT8 AS remaining,
       sum(q.granted - q.returned)::INT8 AS outstanding, sum(q.granted - q.returned - q.captured)::INT8 AS held,
       sum(q.moved_in)::INT8 AS moved_in, sum(q.moved_out)::INT8 AS moved_out
FROM quota AS q JOIN campaigns AS c ON c.campaign_id = q.campaign_id
GROUP BY c.slug, q.region ORDER BY c.slug, q.region
