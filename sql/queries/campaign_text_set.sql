-- campaign_text_set: the campaign's own words in one language, whatever they were before.
-- $1 campaign UUID, $2 locale TEXT, $3 title TEXT, $4 description TEXT, $5 image alternative TEXT, $6 rules TEXT
-- Rows: one if the language is new.
-- Again: it writes the same words.
WITH known AS (
  SELECT t.locale FROM campaign_texts AS t WHERE t.campaign_id = $1::UUID AND t.locale = $2::TEXT AND t.title <> ''
), written AS (
  INSERT INTO campaign_texts (campaign_id, locale, title, description, image_alt, rules)
  VALUES ($1::UUID, $2::TEXT, $3::TEXT, $4::TEXT, $5::TEXT, $6::TEXT)
  ON CONFLICT (campaign_id, locale) DO UPDATE
  SET title = excluded.title, description = excluded.description, image_alt = excluded.image_alt, rules = excluded.rules
  RETURNING locale
)
SELECT w.locale FROM written AS w WHERE NOT EXISTS (SELECT 1 FROM known)
