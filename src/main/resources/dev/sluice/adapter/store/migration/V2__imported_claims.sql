-- What the claims of an imported account, export or import say beyond the columns, as JSON text;
-- NULL for what Sluice made itself. Staged edits carry such rows: theirs have nothing of the kind.

ALTER TABLE account ADD COLUMN claims_rest VARCHAR(1048576);
ALTER TABLE export ADD COLUMN claims_rest VARCHAR(1048576);
ALTER TABLE import ADD COLUMN claims_rest VARCHAR(1048576);
ALTER TABLE connection ADD COLUMN import_rest VARCHAR(1048576);

UPDATE staged_change SET edit = REPLACE(edit, '"removedAt":null', '"removedAt":null,"rest":null')
WHERE edit LIKE '%"removedAt":null%';
