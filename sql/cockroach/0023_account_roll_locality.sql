-- Every claim by pass reads it, wherever it is placed; blocks and erasures, which are rare, wait for all regions, and claims by pass
-- that meet one wait for its commit.
ALTER TABLE account_roll SET LOCALITY GLOBAL
