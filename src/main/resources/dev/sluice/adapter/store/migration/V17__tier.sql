-- The tier that set an account's limits, by its name; tiers themselves are settings of their environment.

ALTER TABLE account ADD COLUMN tier VARCHAR(64);
