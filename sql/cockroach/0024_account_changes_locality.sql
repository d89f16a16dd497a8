-- As account_roll.
ALTER TABLE account_changes SET LOCALITY GLOBAL
