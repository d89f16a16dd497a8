-- A claim's account is read by the statement that writes the claim, in the same serializable transaction, under the home that
-- the claim will have (claim_place, claim_grant). The foreign key repeated that look-up for each row and locked the account
-- against being deleted or moved, which no statement does and no role of a server may: a third of a claim's work in the
-- database and 130 to 260 bytes of log. What it guarded is looked for by the invariant I11 of report_claims.
ALTER TABLE claims DROP CONSTRAINT IF EXISTS claims_account_fkey
