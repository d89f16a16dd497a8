-- campaign_text_remove: takes the campaign's words in one language back: the row stays and says nothing.
-- $1 campaign UUID, $2 locale TEXT
-- Rows: one if there were words.
-- Again: there are none any more.
UPDATE campaign_texts AS t SET title = '', description = '', image_alt = '', rules = ''
WHERE t.campaign_id = $1::UUID AND t.locale = $2::TEXT AND t.title <> ''
RETURNING t.locale
