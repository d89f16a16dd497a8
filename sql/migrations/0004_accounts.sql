-- Who may take part, and the one region where each person's rows live. The home is written once, at import or first
-- contact, and never overwritten: together with the foreign key of claims it makes "one for each account" a fact of the
-- schema (the primary key keeps one home for an account, the foreign key ties a claim to it, the claims key allows one).
CREATE TABLE IF NOT EXISTS accounts (
  account_id  UUID        NOT NULL,
  home_region TEXT        NOT NULL,
  country     TEXT        NOT NULL DEFAULT '',
  locale      TEXT        NOT NULL DEFAULT '',
  status      TEXT        NOT NULL DEFAULT 'active',
  created_at  TIMESTAMPTZ NOT NULL DEFAULT now(),
  CONSTRAINT accounts_pkey PRIMARY KEY (account_id),
  CONSTRAINT accounts_home_key UNIQUE (home_region, account_id),
  CONSTRAINT accounts_status_check CHECK (status IN ('active', 'blocked'))
)
