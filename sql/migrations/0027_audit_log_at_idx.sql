-- The log is read newest first, page by page.
CREATE INDEX IF NOT EXISTS audit_log_at_idx ON audit_log (at, entry_id)
