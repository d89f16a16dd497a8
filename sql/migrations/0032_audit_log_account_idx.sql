-- What the log says about one account, for that person's copy of their data.
CREATE INDEX IF NOT EXISTS audit_log_account_idx ON audit_log (account, at) WHERE account <> ''
