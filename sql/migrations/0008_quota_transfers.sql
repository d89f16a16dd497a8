-- Every unit that moved between two counter rows, with its reason: a code and its numbers; words are made when shown.
CREATE TABLE IF NOT EXISTS quota_transfers (
  campaign_id UUID        NOT NULL,
  to_region   TEXT        NOT NULL,
  transfer_id UUID        NOT NULL,
  to_shard    INT8        NOT NULL,
  from_region TEXT        NOT NULL,
  from_shard  INT8        NOT NULL,
  amount      INT8        NOT NULL,
  reason      TEXT        NOT NULL,
  created_at  TIMESTAMPTZ NOT NULL DEFAULT now(),
  CONSTRAINT quota_transfers_pkey PRIMARY KEY (campaign_id, to_region, transfer_id),
  CONSTRAINT quota_transfers_to_fkey FOREIGN KEY (campaign_id, to_region, to_shard) REFERENCES quota (campaign_id, region, shard),
  CONSTRAINT quota_transfers_amount_check CHECK (amount > 0),
  CONSTRAINT quota_transfers_distinct_check CHECK (from_region <> to_region OR from_shard <> to_shard)
)
