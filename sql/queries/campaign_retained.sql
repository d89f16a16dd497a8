-- campaign_retained: the campaigns whose claims have kept their names for long enough.
-- $1 days INT8
-- Again: it changes nothing.
SELECT c.campaign_id, c.slug FROM campaigns AS c
WHERE c.state = 'closed' AND c.unnamed_at IS NULL AND c.updated_at < now() - $1::INT8 * INTERVAL '1 day'
ORDER BY c.slug
