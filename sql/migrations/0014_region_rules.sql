-- What an operator allows a region to have of a campaign: at least `floor` units while there are enough, at most `ceiling`.
-- A region without a row has neither. The planner heeds it; a server that borrows for people who wait does not.
CREATE TABLE IF NOT EXISTS region_rules (
  campaign_id UUID        NOT NULL,
  region      TEXT        NOT NULL,
  floor       INT8        NOT NULL DEFAULT 0,
  ceiling     INT8,
  changed_by  TEXT        NOT NULL,
  updated_at  TIMESTAMPTZ NOT NULL DEFAULT now(),
  CONSTRAINT region_rules_pkey PRIMARY KEY (campaign_id, region),
  CONSTRAINT region_rules_campaign_fkey FOREIGN KEY (campaign_id) REFERENCES campaigns (campaign_id),
  CONSTRAINT region_rules_region_fkey FOREIGN KEY (region) REFERENCES regions (region),
  CONSTRAINT region_rules_floor_check CHECK (floor >= 0),
  CONSTRAINT region_rules_ceiling_check CHECK (ceiling IS NULL OR ceiling >= floor)
)
