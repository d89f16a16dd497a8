-- What is handed out. `state` is what the operators said; whether a unit may be granted is decided by quota.gate alone.
-- An empty `countries` means everywhere.
CREATE TABLE IF NOT EXISTS campaigns (
  campaign_id    UUID        NOT NULL,
  slug           TEXT        NOT NULL,
  kind           TEXT        NOT NULL DEFAULT 'instant',
  total_supply   INT8        NOT NULL,
  shard_count    INT8        NOT NULL,
  countries      TEXT[]      NOT NULL,
  default_locale TEXT        NOT NULL DEFAULT 'en',
  opens_at       TIMESTAMPTZ NOT NULL,
  closes_at      TIMESTAMPTZ NOT NULL,
  state          TEXT        NOT NULL DEFAULT 'draft',
  state_reason   TEXT        NOT NULL DEFAULT '',
  version        INT8        NOT NULL DEFAULT 1,
  updated_at     TIMESTAMPTZ NOT NULL DEFAULT now(),
  CONSTRAINT campaigns_pkey PRIMARY KEY (campaign_id),
  CONSTRAINT campaigns_slug_key UNIQUE (slug),
  CONSTRAINT campaigns_kind_check CHECK (kind IN ('instant', 'hold')),
  CONSTRAINT campaigns_state_check CHECK (state IN ('draft', 'open', 'paused', 'closed')),
  CONSTRAINT campaigns_supply_check CHECK (total_supply >= 0),
  CONSTRAINT campaigns_shard_count_check CHECK (shard_count BETWEEN 1 AND 64),
  CONSTRAINT campaigns_window_check CHECK (closes_at > opens_at)
)
