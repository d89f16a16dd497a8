-- Over how many milliseconds pages spread the first attempts at the opening: 0 to 60000, which campaign_insert's caller
-- checks. There is no CHECK: CockroachDB makes a step of its own of it, which fails when this one is run again.
ALTER TABLE campaigns ADD COLUMN IF NOT EXISTS jitter_ms INT8 NOT NULL DEFAULT 3000
