-- For how many seconds an account must have existed, at the moment of its claim, to take part; 0 asks nothing. campaign_insert's
-- and campaign_admit's callers check it. There is no CHECK: CockroachDB makes a step of its own of it, which fails when this one
-- is run again.
ALTER TABLE campaigns ADD COLUMN IF NOT EXISTS account_age_min_s INT8 NOT NULL DEFAULT 0
