-- The regions of the deployment. `ordinal` gives every table and chart one stable order.
CREATE TABLE IF NOT EXISTS regions (
  region     TEXT        NOT NULL,
  ordinal    INT8        NOT NULL,
  api_url    TEXT        NOT NULL DEFAULT '',
  state      TEXT        NOT NULL DEFAULT 'joining',
  updated_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  CONSTRAINT regions_pkey PRIMARY KEY (region),
  CONSTRAINT regions_ordinal_key UNIQUE (ordinal),
  CONSTRAINT regions_state_check CHECK (state IN ('joining', 'active', 'draining', 'gone'))
)
