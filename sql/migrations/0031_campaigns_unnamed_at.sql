-- When every claim of the campaign had lost its name (claim_unname); a closed campaign gets no new ones.
ALTER TABLE campaigns ADD COLUMN IF NOT EXISTS unnamed_at TIMESTAMPTZ
