-- campaign_text_list: the words of every campaign in every language it has words in.
-- Again: it changes nothing.
SELECT t.campaign_id, t.locale, t.title, t.description, t.image_alt, t.rules
FROM campaign_texts AS t WHERE t.title <> '' ORDER BY t.campaign_id, t.locale
