-- When a claim lost its name: its account and request were replaced by random ids that lead to nobody, and the account's row is
-- no longer looked for (I11). The unit, the ticket and the times are what the books need, and stay.
ALTER TABLE claims ADD COLUMN IF NOT EXISTS erased_at TIMESTAMPTZ
