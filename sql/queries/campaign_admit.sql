-- campaign_admit: who may take part in a campaign from now on; who has a unit keeps it.
-- $1 campaign UUID, $2 countries TEXT[] (empty: all), $3 denied countries TEXT[], $4 least age of an account in seconds INT8
-- Rows: one if the campaign is there and not closed.
-- Claims read this row in the statement that grants, so when this has returned, no claim that begins is decided by the old words.
-- Again: it writes the same words.
UPDATE campaigns AS c SET countries = $2::TEXT[], countries_denied = $3::TEXT[], account_age_min_s = $4::INT8, version = c.version + 1, updated_at = now()
WHERE c.campaign_id = $1::UUID AND c.state <> 'closed'
RETURNING c.campaign_id
