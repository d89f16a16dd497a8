-- The counter rows: units each region may still grant. A claim locks exactly one of them, so everything that decides
-- whether a unit may go out stands here: the gate, its epoch, the window, the units left.
--   purpose   serving: native claims; traveller: claims of people whose home is elsewhere; reserve: lends, never serves
--   gate      shut (draft, paused, closed), open, sold_out, reopening; all rows of a campaign carry the same one
--   epoch     rises by one with every change of the gate; a SORRY names the epoch that justifies it
--   captured  granted units that are settled; granted - returned - captured units are on hold
CREATE TABLE IF NOT EXISTS quota (
  campaign_id     UUID        NOT NULL,
  region          TEXT        NOT NULL,
  shard           INT8        NOT NULL,
  purpose         TEXT        NOT NULL,
  gate            TEXT        NOT NULL DEFAULT 'shut',
  epoch           INT8        NOT NULL DEFAULT 0,
  gate_changed_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  opens_at        TIMESTAMPTZ NOT NULL,
  closes_at       TIMESTAMPTZ NOT NULL,
  initial         INT8        NOT NULL,
  moved_in        INT8        NOT NULL DEFAULT 0,
  moved_out       INT8        NOT NULL DEFAULT 0,
  granted         INT8        NOT NULL DEFAULT 0,
  returned        INT8        NOT NULL DEFAULT 0,
  captured        INT8        NOT NULL DEFAULT 0,
  remaining       INT8        NOT NULL,
  ticket_seq      INT8        NOT NULL DEFAULT 0,
  updated_at      TIMESTAMPTZ NOT NULL DEFAULT now(),
  CONSTRAINT quota_pkey PRIMARY KEY (campaign_id, region, shard),
  CONSTRAINT quota_campaign_fkey FOREIGN KEY (campaign_id) REFERENCES campaigns (campaign_id),
  CONSTRAINT quota_region_fkey FOREIGN KEY (region) REFERENCES regions (region),
  CONSTRAINT quota_purpose_check CHECK (purpose IN ('serving', 'traveller', 'reserve')),
  CONSTRAINT quota_gate_check CHECK (gate IN ('shut', 'open', 'sold_out', 'reopening')),
  CONSTRAINT quota_no_oversell CHECK (remaining >= 0),
  CONSTRAINT quota_conserved CHECK (remaining = initial + moved_in - moved_out - granted + returned),
  CONSTRAINT quota_settled CHECK (captured >= 0 AND captured <= granted - returned),
  CONSTRAINT quota_signs CHECK (initial >= 0 AND moved_in >= 0 AND moved_out >= 0 AND granted >= 0 AND returned >= 0 AND ticket_seq >= 0 AND epoch >= 0)
)
