-- What the campaign's image shows, for people who can't see it; empty if nothing is said.
ALTER TABLE campaign_texts ADD COLUMN IF NOT EXISTS image_alt TEXT NOT NULL DEFAULT ''
