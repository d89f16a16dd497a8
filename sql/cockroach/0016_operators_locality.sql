-- As campaigns: few rows, looked up by every server.
ALTER TABLE operators SET LOCALITY GLOBAL
