-- Every change of a campaign's gate with the sums its statement saw: the row of a sold_out epoch is the certificate
-- behind every SORRY that names this epoch.
CREATE TABLE IF NOT EXISTS gate_changes (
  campaign_id UUID        NOT NULL,
  epoch       INT8        NOT NULL,
  gate        TEXT        NOT NULL,
  remaining   INT8        NOT NULL,
  held        INT8        NOT NULL,
  outstanding INT8        NOT NULL,
  changed_by  TEXT        NOT NULL,
  reason      TEXT        NOT NULL,
  changed_at  TIMESTAMPTZ NOT NULL DEFAULT now(),
  CONSTRAINT gate_changes_pkey PRIMARY KEY (campaign_id, epoch),
  CONSTRAINT gate_changes_campaign_fkey FOREIGN KEY (campaign_id) REFERENCES campaigns (campaign_id),
  CONSTRAINT gate_changes_certificate_check CHECK (gate <> 'sold_out' OR (remaining = 0 AND held = 0))
)
