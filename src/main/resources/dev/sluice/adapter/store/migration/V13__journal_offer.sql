-- What a connection shared before the work began: putting the work back gives it that again. Empty in entries of
-- older versions, and where the connection was made by the work.

ALTER TABLE journal ADD COLUMN offered_subject VARCHAR(512);
