-- Every change that somebody of the team made: who, what, when, before, after. Written in the transaction that makes the
-- change, and only ever added to: no role of sql/roles.sql may change or delete a row. The operator's name and role stand
-- here as they were; the id is nil for the bootstrap token and for commands at the database itself.
CREATE TABLE IF NOT EXISTS audit_log (
  entry_id     UUID        NOT NULL,
  at           TIMESTAMPTZ NOT NULL DEFAULT now(),
  operator_id  UUID        NOT NULL,
  operator     TEXT        NOT NULL,
  role         TEXT        NOT NULL,
  request_id   TEXT        NOT NULL,
  action       TEXT        NOT NULL,
  campaign     TEXT        NOT NULL,
  region       TEXT        NOT NULL,
  account      TEXT        NOT NULL,
  before_state TEXT        NOT NULL,
  after_state  TEXT        NOT NULL,
  CONSTRAINT audit_log_pkey PRIMARY KEY (entry_id)
)
