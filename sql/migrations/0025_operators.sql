-- Who of the team may do what over the admin API. A token is shown once, when it is made; here stands its SHA-256, which is
-- enough because it is 256 bits of chance and nobody's password. A row is never taken away: the audit log names it.
CREATE TABLE IF NOT EXISTS operators (
  operator_id UUID        NOT NULL,
  name        TEXT        NOT NULL,
  role        TEXT        NOT NULL,
  token_hash  BYTEA       NOT NULL,
  created_by  TEXT        NOT NULL,
  created_at  TIMESTAMPTZ NOT NULL DEFAULT now(),
  expires_at  TIMESTAMPTZ NOT NULL,
  revoked_at  TIMESTAMPTZ,
  CONSTRAINT operators_pkey PRIMARY KEY (operator_id),
  CONSTRAINT operators_token_hash_key UNIQUE (token_hash),
  CONSTRAINT operators_role_check CHECK (role IN ('viewer', 'support', 'operator', 'admin')),
  CONSTRAINT operators_expires_check CHECK (expires_at > created_at)
)
