-- campaign_text_insert: the campaign's own words in its languages; part of the transaction that creates it.
-- $1 campaign UUID, $2 locales TEXT[], $3 titles TEXT[]
-- Again: a text that is there stays as it is.
INSERT INTO campaign_texts (campaign_id, locale, title)
SELECT $1::UUID, u.locale, u.title FROM ROWS FROM (unnest($2::TEXT[]), unnest($3::TEXT[])) WITH ORDINALITY AS u (locale, title, ord)
ON CONFLICT (campaign_id, locale) DO NOTHING
