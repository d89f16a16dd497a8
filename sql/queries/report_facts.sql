-- report_facts: what every campaign that is not over, or not for a day, has, has given and has left: by region and kind of row.
-- Read for /metrics in a snapshot that locks nothing (`Engine::begin_look`), at most once a second by each server.
-- Again: it changes nothing.
SELECT c.slug, c.total_supply AS supply, q.region, q.purpose, min(q.gate) AS gate, max(q.epoch) AS epoch,
       sum(q.granted)::INT8 AS granted, sum(q.returned)::INT8 AS returned,
       sum(q.granted - q.returned - q.captured)::INT8 AS held, sum(q.remaining)::INT8 AS remaining,
       sum(q.moved_in)::INT8 AS moved_in, sum(q.moved_out)::INT8 AS moved_out, sum(q.waiting)::INT8 AS waiting
FROM quota AS q JOIN campaigns AS c ON c.campaign_id = q.campaign_id
WHERE c.state <> 'closed' OR c.updated_at > now() - INTERVAL '1 day'
GROUP BY c.slug, c.total_supply, q.region, q.purpose ORDER BY c.slug, q.region, q.purpose
