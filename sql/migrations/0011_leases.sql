-- Which process does a job that one process does at a time. The fence rises with every change of holder.
CREATE TABLE IF NOT EXISTS leases (
  name       TEXT        NOT NULL,
  holder     UUID        NOT NULL,
  fence      INT8        NOT NULL DEFAULT 1,
  expires_at TIMESTAMPTZ NOT NULL,
  CONSTRAINT leases_pkey PRIMARY KEY (name)
)
