-- Since when the user service knows the account, if it has told (an import); where it has not, an account counts from created_at,
-- when its row was written here. The accounts' age in campaigns that ask for one goes by it.
ALTER TABLE accounts ADD COLUMN IF NOT EXISTS since TIMESTAMPTZ
