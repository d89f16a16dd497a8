-- campaign_edit: the campaign's own language and the spread of first attempts; the window is campaign_reschedule's, who may
-- take part campaign_admit's.
-- $1 campaign UUID, $2 default locale TEXT, $3 jitter in milliseconds INT8
-- Rows: one if the campaign is not over.
-- Again: it writes the same.
UPDATE campaigns AS c SET default_locale = $2::TEXT, jitter_ms = $3::INT8, version = c.version + 1, updated_at = now()
WHERE c.campaign_id = $1::UUID AND c.state <> 'closed'
RETURNING c.campaign_id
