-- A transfer is written by the borrower.
ALTER TABLE quota_transfers SET LOCALITY REGIONAL BY ROW AS crdb_region
