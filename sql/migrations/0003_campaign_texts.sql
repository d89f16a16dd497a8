-- The campaign's own words, one row a language; the server's sentences live in locales/.
CREATE TABLE IF NOT EXISTS campaign_texts (
  campaign_id UUID NOT NULL,
  locale      TEXT NOT NULL,
  title       TEXT NOT NULL,
  CONSTRAINT campaign_texts_pkey PRIMARY KEY (campaign_id, locale),
  CONSTRAINT campaign_texts_campaign_fkey FOREIGN KEY (campaign_id) REFERENCES campaigns (campaign_id)
)
