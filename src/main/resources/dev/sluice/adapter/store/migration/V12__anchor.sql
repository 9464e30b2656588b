-- What the database is bound to: the id of its workspace, and what its vault seals of itself. Both are empty in a
-- database that no anchor was made for yet.

ALTER TABLE store_state ADD COLUMN workspace VARCHAR(64);
ALTER TABLE store_state ADD COLUMN vault VARCHAR(64);
