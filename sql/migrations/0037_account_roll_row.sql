-- Without the row no claim is placed by pass alone: each account's row is read.
INSERT INTO account_roll (roll, seq) VALUES (1, 0) ON CONFLICT DO NOTHING
