-- campaign_unnamed: notes that no claim of a closed campaign has a name any more.
-- $1 campaign UUID, $2 days INT8: as claim_unname, which found nothing any more; one that changed meanwhile is looked at again
-- Again: it is noted already.
UPDATE campaigns AS c SET unnamed_at = now() WHERE c.campaign_id = $1::UUID AND c.state = 'closed' AND c.unnamed_at IS NULL
  AND c.updated_at < now() - $2::INT8 * INTERVAL '1 day'
