-- The changes that account_roll counts. The alias is made from the account's id and can't be turned back into it, as in the audit
-- log: who was erased stands nowhere by the id. Without an alias it is about anybody (account_retain).
CREATE TABLE IF NOT EXISTS account_changes (
  seq        INT8        NOT NULL,
  alias      UUID,
  changed_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  CONSTRAINT account_changes_pkey PRIMARY KEY (seq)
)
