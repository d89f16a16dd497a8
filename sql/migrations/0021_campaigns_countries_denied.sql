-- Whose people may not take part, whatever `countries` says; empty for nobody. An account whose country is not known is in no
-- list of countries.
ALTER TABLE campaigns ADD COLUMN IF NOT EXISTS countries_denied TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[]
