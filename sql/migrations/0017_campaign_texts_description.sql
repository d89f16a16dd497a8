-- What the thing is, in a few sentences; empty if nothing is said. As of this step an empty title means that the campaign has
-- no text in the language any more: nobody may delete a row (roles.sql), so what is taken back is made empty.
ALTER TABLE campaign_texts ADD COLUMN IF NOT EXISTS description TEXT NOT NULL DEFAULT ''
