-- Accounts to which nobody may connect for a while, and users that are history: their names are free again.

ALTER TABLE account ADD COLUMN suspended_at BIGINT;

ALTER TABLE app_user ADD COLUMN ended_at BIGINT;
ALTER TABLE app_user ADD COLUMN live BOOLEAN;
UPDATE app_user SET live = TRUE;
ALTER TABLE app_user DROP CONSTRAINT app_user_name;
ALTER TABLE app_user ADD CONSTRAINT app_user_name UNIQUE (account_key, name_key, live);
