-- Runs on H2 and PostgreSQL. "Unique among live rows" is the column live (TRUE, or NULL for history)
-- in a unique key, since NULLs are distinct there. Times are microseconds since 1970 in UTC,
-- signing times (iat) seconds. No CHECK, view, trigger or routine: a file that has one is refused.

CREATE TABLE store_state (
    id INTEGER NOT NULL PRIMARY KEY,
    commits BIGINT NOT NULL
);
INSERT INTO store_state (id, commits) VALUES (1, 0);

CREATE TABLE environment (
    id UUID NOT NULL PRIMARY KEY,
    name VARCHAR(128) NOT NULL,
    name_key VARCHAR(256) NOT NULL,
    protection VARCHAR(32) NOT NULL,
    operator_key VARCHAR(56) NOT NULL,
    signing_key VARCHAR(56) NOT NULL,
    system_account VARCHAR(56) NOT NULL,
    operator_jwt VARCHAR(1048576) NOT NULL,
    servers VARCHAR(1048576) NOT NULL,
    CONSTRAINT environment_name UNIQUE (name_key)
);

CREATE TABLE account (
    public_key VARCHAR(56) NOT NULL PRIMARY KEY,
    environment_id UUID NOT NULL,
    name VARCHAR(128) NOT NULL,
    name_key VARCHAR(256) NOT NULL,
    role VARCHAR(32) NOT NULL,
    max_connections BIGINT NOT NULL,
    max_leaf_nodes BIGINT NOT NULL,
    max_subscriptions BIGINT NOT NULL,
    max_payload BIGINT NOT NULL,
    max_imports BIGINT NOT NULL,
    max_exports BIGINT NOT NULL,
    max_memory_storage BIGINT NOT NULL,
    max_disk_storage BIGINT NOT NULL,
    max_streams BIGINT NOT NULL,
    max_consumers BIGINT NOT NULL,
    jwt VARCHAR(1048576),
    iat BIGINT NOT NULL,
    confirmed BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    deleted_at BIGINT,
    live BOOLEAN,
    CONSTRAINT account_environment FOREIGN KEY (environment_id) REFERENCES environment (id),
    CONSTRAINT account_name UNIQUE (environment_id, name_key, live)
);

CREATE TABLE app_user (
    public_key VARCHAR(56) NOT NULL PRIMARY KEY,
    account_key VARCHAR(56) NOT NULL,
    name VARCHAR(128) NOT NULL,
    name_key VARCHAR(256) NOT NULL,
    jwt VARCHAR(1048576) NOT NULL,
    created_at BIGINT NOT NULL,
    CONSTRAINT app_user_account FOREIGN KEY (account_key) REFERENCES account (public_key),
    CONSTRAINT app_user_name UNIQUE (account_key, name_key)
);

CREATE TABLE export (
    id UUID NOT NULL PRIMARY KEY,
    account_key VARCHAR(56) NOT NULL,
    name VARCHAR(128) NOT NULL,
    name_key VARCHAR(256) NOT NULL,
    subject VARCHAR(512) NOT NULL,
    kind VARCHAR(32) NOT NULL,
    visibility VARCHAR(32) NOT NULL,
    origin VARCHAR(32) NOT NULL,
    created_at BIGINT NOT NULL,
    removed_at BIGINT,
    live BOOLEAN,
    CONSTRAINT export_account FOREIGN KEY (account_key) REFERENCES account (public_key),
    CONSTRAINT export_name UNIQUE (account_key, name_key, live),
    CONSTRAINT export_claim UNIQUE (account_key, kind, subject, live)
);

CREATE TABLE import (
    id UUID NOT NULL PRIMARY KEY,
    account_key VARCHAR(56) NOT NULL,
    name VARCHAR(128) NOT NULL,
    name_key VARCHAR(256) NOT NULL,
    exporter VARCHAR(56) NOT NULL,
    subject VARCHAR(512) NOT NULL,
    local_subject VARCHAR(512),
    kind VARCHAR(32) NOT NULL,
    created_at BIGINT NOT NULL,
    removed_at BIGINT,
    live BOOLEAN,
    CONSTRAINT import_account FOREIGN KEY (account_key) REFERENCES account (public_key)
);
CREATE INDEX import_of_account ON import (account_key, live);

CREATE TABLE connection (
    id UUID NOT NULL PRIMARY KEY,
    short_id VARCHAR(8) NOT NULL,
    environment_id UUID NOT NULL,
    name VARCHAR(128) NOT NULL,
    name_key VARCHAR(256) NOT NULL,
    kind VARCHAR(32) NOT NULL,
    subject VARCHAR(512) NOT NULL,
    exporter VARCHAR(56) NOT NULL,
    importer VARCHAR(56) NOT NULL,
    export_id UUID,
    import_name VARCHAR(128),
    local_subject VARCHAR(512),
    token VARCHAR(1048576),
    token_iat BIGINT NOT NULL,
    custody VARCHAR(32) NOT NULL,
    state VARCHAR(32) NOT NULL,
    reason VARCHAR(32) NOT NULL,
    state_since BIGINT NOT NULL,
    note VARCHAR(1048576),
    created_at BIGINT NOT NULL,
    expires_at BIGINT,
    live BOOLEAN,
    CONSTRAINT connection_environment FOREIGN KEY (environment_id) REFERENCES environment (id),
    CONSTRAINT connection_export FOREIGN KEY (export_id) REFERENCES export (id),
    CONSTRAINT connection_short UNIQUE (short_id),
    CONSTRAINT connection_claim UNIQUE (export_id, importer, live),
    CONSTRAINT connection_name UNIQUE (exporter, name_key, live)
);
CREATE INDEX connection_by_creation ON connection (environment_id, created_at);
CREATE INDEX connection_of_importer ON connection (importer);

CREATE TABLE revocation (
    exporter VARCHAR(56) NOT NULL,
    kind VARCHAR(32) NOT NULL,
    subject VARCHAR(512) NOT NULL,
    target VARCHAR(56) NOT NULL,
    revoked_at BIGINT NOT NULL,
    PRIMARY KEY (exporter, kind, subject, target)
);

CREATE TABLE staged_change (
    id UUID NOT NULL PRIMARY KEY,
    environment_id UUID NOT NULL,
    seq BIGINT NOT NULL,
    edit VARCHAR(1048576) NOT NULL,
    made_at BIGINT NOT NULL,
    CONSTRAINT staged_environment FOREIGN KEY (environment_id) REFERENCES environment (id)
);
CREATE INDEX staged_in_order ON staged_change (environment_id, seq);

CREATE TABLE journal (
    id UUID NOT NULL PRIMARY KEY,
    environment_id UUID NOT NULL,
    seq BIGINT NOT NULL,
    kind VARCHAR(32) NOT NULL,
    connection_id UUID,
    started_at BIGINT NOT NULL,
    ended_at BIGINT,
    outcome VARCHAR(1048576),
    live BOOLEAN,
    CONSTRAINT journal_environment FOREIGN KEY (environment_id) REFERENCES environment (id),
    CONSTRAINT journal_order UNIQUE (seq)
);
CREATE INDEX journal_open ON journal (environment_id, live);

CREATE TABLE journal_step (
    journal_id UUID NOT NULL,
    step_no INTEGER NOT NULL,
    phase VARCHAR(128) NOT NULL,
    account_key VARCHAR(56) NOT NULL,
    jwt VARCHAR(1048576) NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (journal_id, step_no),
    CONSTRAINT journal_step_entry FOREIGN KEY (journal_id) REFERENCES journal (id)
);
