-- Every change of a campaign's supply, its creation included: the sum of a campaign's rows is its total_supply.
CREATE TABLE IF NOT EXISTS supply_changes (
  campaign_id UUID        NOT NULL,
  change_id   UUID        NOT NULL,
  amount      INT8        NOT NULL,
  changed_by  TEXT        NOT NULL,
  reason      TEXT        NOT NULL,
  changed_at  TIMESTAMPTZ NOT NULL DEFAULT now(),
  CONSTRAINT supply_changes_pkey PRIMARY KEY (campaign_id, change_id),
  CONSTRAINT supply_changes_campaign_fkey FOREIGN KEY (campaign_id) REFERENCES campaigns (campaign_id),
  CONSTRAINT supply_changes_amount_check CHECK (amount > 0)
)
