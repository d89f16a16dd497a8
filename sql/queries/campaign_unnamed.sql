-- campaign_unnamed: notes that no claim of a closed campaign has a name any more.
-- $1 campaign UUID
-- Again: it is noted already.
UPDATE campaigns AS c SET unnamed_at = now() WHERE c.campaign_id = $1::UUID AND c.state = 'closed' AND c.unnamed_at IS NULL
