-- A claim lives in its account's home region.
ALTER TABLE claims SET LOCALITY REGIONAL BY ROW AS crdb_region
