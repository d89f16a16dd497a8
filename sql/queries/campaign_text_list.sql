-- campaign_text_list: the words of every campaign in every language.
-- Again: it changes nothing.
SELECT t.campaign_id, t.locale, t.title FROM campaign_texts AS t ORDER BY t.campaign_id, t.locale
