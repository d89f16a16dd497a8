-- region_remove: a drained region is out of service; its rows stay.
-- $1 region TEXT
-- Rows: one if it was draining and has nothing remaining and nothing on hold in any campaign that is not over.
-- One statement, so that no unit comes between the look and the change. A claim of this region that is given back later puts
-- its unit here; the planner gives it away.
-- Again: it is gone already.
UPDATE regions AS r SET state = 'gone', updated_at = now()
WHERE r.region = $1::TEXT AND r.state = 'draining' AND NOT EXISTS (
  SELECT 1 FROM quota AS q JOIN campaigns AS c ON c.campaign_id = q.campaign_id
  WHERE q.region = $1::TEXT AND c.state <> 'closed' AND (q.remaining > 0 OR q.granted - q.returned - q.captured > 0))
RETURNING r.region
