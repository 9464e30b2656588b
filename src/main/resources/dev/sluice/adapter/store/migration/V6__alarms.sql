-- What was told of drift and of ends that come near, so that it is told once. Rules as in V1.

-- An account that servers hold otherwise, or that was in step again since; another tool's text or an empty one.
CREATE TABLE drift_mark (
    account_key VARCHAR(56) NOT NULL PRIMARY KEY,
    standing VARCHAR(32) NOT NULL,
    jwt VARCHAR(1048576) NOT NULL,
    since_at BIGINT NOT NULL,
    CONSTRAINT drift_mark_account FOREIGN KEY (account_key) REFERENCES account (public_key)
);

-- The last warning before an activation ends. A renewed one ends at another time.
CREATE TABLE expiry_mark (
    connection_id UUID NOT NULL PRIMARY KEY,
    ends_at BIGINT NOT NULL,
    days INTEGER NOT NULL,
    CONSTRAINT expiry_mark_connection FOREIGN KEY (connection_id) REFERENCES connection (id)
);

-- Drift is of an account and of no connection.
ALTER TABLE notice ALTER COLUMN connection_id DROP NOT NULL;
ALTER TABLE notice ADD COLUMN ends_at BIGINT;
