-- pause_reason_list: why some campaigns stand still, in each language, for their last pause and those before.
-- $1 campaigns UUID[]
-- Asked by a server's poll only while a campaign is paused.
-- Again: it changes nothing.
SELECT r.campaign_id, r.epoch, r.locale, r.reason
FROM pause_reasons AS r WHERE r.campaign_id = ANY ($1::UUID[]) AND r.reason <> '' ORDER BY r.campaign_id, r.epoch, r.locale
