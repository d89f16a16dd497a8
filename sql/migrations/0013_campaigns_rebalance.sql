-- Whether the planner may move units of the campaign: 'on', or 'frozen' by an operator. A word that is not 'on' counts as
-- frozen. There is no CHECK: CockroachDB makes a step of its own of it, which fails when this one is run again.
ALTER TABLE campaigns ADD COLUMN IF NOT EXISTS rebalance TEXT NOT NULL DEFAULT 'on'
