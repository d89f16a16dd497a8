-- An account lives in its home region.
ALTER TABLE accounts SET LOCALITY REGIONAL BY ROW AS crdb_region
