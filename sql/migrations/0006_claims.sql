-- One row for each account and campaign, never deleted: released and expired are answers of their own.
-- stock_region and shard name the counter row whose unit this is; books and releases go by them, not by the home.
CREATE TABLE IF NOT EXISTS claims (
  campaign_id  UUID        NOT NULL,
  home_region  TEXT        NOT NULL,
  account_id   UUID        NOT NULL,
  stock_region TEXT        NOT NULL,
  shard        INT8        NOT NULL,
  ticket       INT8        NOT NULL,
  quantity     INT8        NOT NULL DEFAULT 1,
  status       TEXT        NOT NULL,
  request_id   UUID        NOT NULL,
  received_at  TIMESTAMPTZ NOT NULL,
  claimed_at   TIMESTAMPTZ NOT NULL DEFAULT now(),
  expires_at   TIMESTAMPTZ,
  settled_at   TIMESTAMPTZ,
  CONSTRAINT claims_pkey PRIMARY KEY (campaign_id, home_region, account_id),
  CONSTRAINT claims_account_fkey FOREIGN KEY (home_region, account_id) REFERENCES accounts (home_region, account_id),
  CONSTRAINT claims_quantity_check CHECK (quantity = 1),
  CONSTRAINT claims_ticket_check CHECK (ticket >= 1),
  CONSTRAINT claims_status_check CHECK (status IN ('held', 'claimed', 'released', 'expired')),
  CONSTRAINT claims_hold_check CHECK ((status = 'held') = (expires_at IS NOT NULL AND settled_at IS NULL))
)
