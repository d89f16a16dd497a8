-- The sweeper of overdue holds looks at held rows of one counter row, oldest first.
CREATE INDEX IF NOT EXISTS claims_expiry_idx ON claims (campaign_id, home_region, stock_region, shard, expires_at) WHERE status = 'held'
