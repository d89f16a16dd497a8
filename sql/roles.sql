-- The roles of a deployment and what each may do; for PostgreSQL and CockroachDB, after `largesse migrate`, run by the role
-- that migrates. It can be run again at any time: a grant that is there stays.
--
-- First make the roles, once (each role that connects, or a login that is a member of it):
--   CREATE ROLE largesse_app LOGIN PASSWORD '…';
--   CREATE ROLE largesse_operator LOGIN PASSWORD '…';
-- There are three:
--   the owner          migrates (`largesse migrate`) and nothing else; it owns the tables
--   largesse_app       the regional servers: claims, transfers, the gate, accounts at first contact, leases, reports
--   largesse_operator  people, by commands and by the admin API (LARGESSE_ADMIN_DATABASE_URL): campaigns, texts, restocks, regions, transfers, imports, blocks, releases, audits
-- Both need to reach the database and its schema `public` (CONNECT, USAGE), which everybody may unless it was revoked.
-- Nobody may delete a row but operators an account's, when its person is erased: books are proved from rows, and claims,
-- ledgers and certificates are never taken back.
-- `largesse doctor --role server|operator` checks a connected role against this file.

-- Everybody reads everything: servers and operators both check the books.
GRANT SELECT ON TABLE regions, campaigns, campaign_texts, accounts, quota, claims, quota_transfers, supply_changes, gate_changes, leases, region_rules, operators, audit_log, server_pulses, region_samples, pause_reasons, account_roll, account_changes, schema_versions TO largesse_app, largesse_operator;

-- Servers write claims, people at first contact, transfers, certificates of the gate, and leases. They make no campaign, no
-- region, no counter row and no supply. UPDATE is also what FOR UPDATE asks for.
GRANT INSERT ON TABLE accounts, claims, quota_transfers, gate_changes, leases TO largesse_app;
GRANT UPDATE ON TABLE campaigns, quota, claims, leases TO largesse_app;
-- How they are, for the dashboards.
GRANT INSERT, UPDATE ON TABLE server_pulses, region_samples TO largesse_app;
-- A campaign's words, for the team's own API on the ops port, which notes every change.
GRANT INSERT, UPDATE ON TABLE campaign_texts TO largesse_app;
GRANT INSERT ON TABLE audit_log TO largesse_app;

-- Operators make campaigns, regions, their rules and supply, move units, import and block accounts, and give units back.
GRANT INSERT ON TABLE regions, campaigns, campaign_texts, accounts, quota, quota_transfers, supply_changes, gate_changes, region_rules, operators, audit_log, pause_reasons, account_changes TO largesse_operator;
GRANT UPDATE ON TABLE regions, campaigns, campaign_texts, accounts, quota, claims, region_rules, operators, pause_reasons, account_roll TO largesse_operator;

-- Taking a person out removes the account's row; their claims stay, without their name.
GRANT DELETE ON TABLE accounts TO largesse_operator;

-- The audit log is only ever added to: nobody is granted UPDATE on it.
-- Whatever an older version of this file or a hurried hand has granted.
REVOKE DELETE ON TABLE accounts FROM largesse_app;
REVOKE DELETE ON TABLE regions, campaigns, campaign_texts, quota, claims, quota_transfers, supply_changes, gate_changes, leases, region_rules, operators, audit_log, server_pulses, region_samples, pause_reasons, account_roll, account_changes, schema_versions FROM largesse_app, largesse_operator;
REVOKE UPDATE ON TABLE audit_log FROM largesse_app, largesse_operator;
