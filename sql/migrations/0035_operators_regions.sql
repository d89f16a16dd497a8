-- The regions in which an operator's token may change something; empty for all.
ALTER TABLE operators ADD COLUMN IF NOT EXISTS regions TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[]
