-- Read by every server, written by operators: fast local reads everywhere.
ALTER TABLE regions SET LOCALITY GLOBAL
