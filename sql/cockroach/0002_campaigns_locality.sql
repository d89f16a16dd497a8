-- Read by every server, written by operators: fast local reads everywhere.
ALTER TABLE campaigns SET LOCALITY GLOBAL
