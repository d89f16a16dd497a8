-- When the account was blocked; nothing if it is not, or was blocked before this step. Who is blocked is given no pass, so after
-- the longest life of a pass nobody has one that names the account's home: then it can be moved (account_move).
ALTER TABLE accounts ADD COLUMN IF NOT EXISTS blocked_at TIMESTAMPTZ
