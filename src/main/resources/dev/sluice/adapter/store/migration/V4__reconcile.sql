-- What reconciling, expiry and deletion remember. Times are microseconds since 1970 in UTC.

-- Servers that were seen once, so that a roster of one of one right after a start is not taken as complete.
CREATE TABLE known_server (
    environment_id UUID NOT NULL,
    name VARCHAR(256) NOT NULL,
    version VARCHAR(256) NOT NULL,
    seen_at BIGINT NOT NULL,
    PRIMARY KEY (environment_id, name),
    CONSTRAINT known_server_environment FOREIGN KEY (environment_id) REFERENCES environment (id)
);

-- A change by another tool that a person put off.
CREATE TABLE drift_rest (
    account_key VARCHAR(56) NOT NULL PRIMARY KEY,
    jwt VARCHAR(1048576) NOT NULL,
    until_at BIGINT NOT NULL,
    CONSTRAINT drift_rest_account FOREIGN KEY (account_key) REFERENCES account (public_key)
);

-- How long each activation of a connection lives; without a row, for ever.
CREATE TABLE connection_term (
    connection_id UUID NOT NULL PRIMARY KEY,
    life_seconds BIGINT NOT NULL,
    CONSTRAINT connection_term_connection FOREIGN KEY (connection_id) REFERENCES connection (id)
);

-- How far the deletion of an account has got on the servers.
CREATE TABLE account_removal (
    account_key VARCHAR(56) NOT NULL PRIMARY KEY,
    stage VARCHAR(32) NOT NULL,
    since_at BIGINT NOT NULL,
    CONSTRAINT account_removal_account FOREIGN KEY (account_key) REFERENCES account (public_key)
);

-- Asked for each text on a server that is not the one last signed.
CREATE INDEX journal_step_of_account ON journal_step (account_key);
