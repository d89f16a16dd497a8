-- The rules of taking part, as the campaign's owner words them; empty if nothing is said.
ALTER TABLE campaign_texts ADD COLUMN IF NOT EXISTS rules TEXT NOT NULL DEFAULT ''
