-- report_clock: the database's clock at this moment, to be held against the server's.
-- Again: it changes nothing.
SELECT clock_timestamp() AS database_now
