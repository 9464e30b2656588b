-- The whole schema of version 17, which a workspace that is made anew gets in one step instead of each migration
-- up to that one. The next migration takes its place by the next whole schema; a test compares both.

CREATE TABLE store_state (
    id INTEGER NOT NULL,
    commits BIGINT NOT NULL,
    workspace VARCHAR(64),
    vault VARCHAR(64),
    PRIMARY KEY (id)
);
INSERT INTO store_state (id, commits) VALUES (1, 0);

CREATE TABLE environment (
    id UUID NOT NULL,
    name VARCHAR(128) NOT NULL,
    name_key VARCHAR(256) NOT NULL,
    protection VARCHAR(32) NOT NULL,
    operator_key VARCHAR(56) NOT NULL,
    signing_key VARCHAR(56) NOT NULL,
    system_account VARCHAR(56) NOT NULL,
    operator_jwt VARCHAR(1048576) NOT NULL,
    servers VARCHAR(1048576) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT environment_name UNIQUE (name_key)
);

CREATE TABLE audit_entry (
    entry_no BIGINT NOT NULL,
    act_id UUID NOT NULL,
    environment_id UUID,
    began_at BIGINT NOT NULL,
    took BIGINT NOT NULL,
    os_user VARCHAR(1048576) NOT NULL,
    person VARCHAR(1048576) NOT NULL,
    user_profile VARCHAR(64) NOT NULL,
    act VARCHAR(64) NOT NULL,
    outcome VARCHAR(32) NOT NULL,
    note VARCHAR(1048576) NOT NULL,
    objects VARCHAR(1048576) NOT NULL,
    changes VARCHAR(1048576) NOT NULL,
    results VARCHAR(1048576) NOT NULL,
    accounts VARCHAR(1048576) NOT NULL,
    previous VARCHAR(64) NOT NULL,
    hash VARCHAR(64) NOT NULL,
    PRIMARY KEY (entry_no)
);
CREATE INDEX audit_by_time ON audit_entry (began_at);

CREATE TABLE creds_issue (
    user_key VARCHAR(56) NOT NULL,
    account_key VARCHAR(56) NOT NULL,
    person VARCHAR(256) NOT NULL,
    place VARCHAR(16) NOT NULL,
    target VARCHAR(1024) NOT NULL,
    until_at BIGINT,
    issued_at BIGINT NOT NULL
);
CREATE INDEX creds_issue_of ON creds_issue (user_key, issued_at);

CREATE TABLE audit_seal (
    id INTEGER NOT NULL,
    entries BIGINT NOT NULL,
    hash VARCHAR(64) NOT NULL,
    sealed_at BIGINT NOT NULL,
    seal_key VARCHAR(56) NOT NULL,
    signature VARCHAR(128) NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE account_revision (
    account_key VARCHAR(56) NOT NULL,
    revision_no BIGINT NOT NULL,
    iat BIGINT NOT NULL,
    jwt VARCHAR(1048576) NOT NULL,
    digest VARCHAR(64) NOT NULL,
    why VARCHAR(1048576) NOT NULL,
    act_id UUID,
    signed_at BIGINT NOT NULL,
    PRIMARY KEY (account_key, revision_no),
    CONSTRAINT account_revision_text UNIQUE (account_key, digest)
);

CREATE TABLE sighting (
    place UUID NOT NULL,
    environment_id UUID NOT NULL,
    seen_at BIGINT NOT NULL,
    PRIMARY KEY (place),
    CONSTRAINT sighting_environment FOREIGN KEY (environment_id) REFERENCES environment (id)
);

CREATE TABLE revocation (
    exporter VARCHAR(56) NOT NULL,
    kind VARCHAR(32) NOT NULL,
    subject VARCHAR(512) NOT NULL,
    target VARCHAR(56) NOT NULL,
    revoked_at BIGINT NOT NULL,
    PRIMARY KEY (exporter, kind, subject, target)
);

CREATE TABLE staged_change (
    id UUID NOT NULL,
    environment_id UUID NOT NULL,
    seq BIGINT NOT NULL,
    edit VARCHAR(1048576) NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT staged_environment FOREIGN KEY (environment_id) REFERENCES environment (id)
);
CREATE INDEX staged_in_order ON staged_change (environment_id, seq);

CREATE TABLE key_mark (
    public_key VARCHAR(56) NOT NULL,
    kind VARCHAR(16) NOT NULL,
    words VARCHAR(1024) NOT NULL,
    marked_at BIGINT NOT NULL,
    PRIMARY KEY (public_key, kind)
);

CREATE TABLE account (
    public_key VARCHAR(56) NOT NULL,
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
    claims_rest VARCHAR(1048576),
    suspended_at BIGINT,
    tier VARCHAR(64),
    PRIMARY KEY (public_key),
    CONSTRAINT account_name UNIQUE (environment_id, name_key, live),
    CONSTRAINT account_environment FOREIGN KEY (environment_id) REFERENCES environment (id)
);

CREATE TABLE export (
    id UUID NOT NULL,
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
    claims_rest VARCHAR(1048576),
    PRIMARY KEY (id),
    CONSTRAINT export_name UNIQUE (account_key, name_key, live),
    CONSTRAINT export_claim UNIQUE (account_key, kind, subject, live),
    CONSTRAINT export_account FOREIGN KEY (account_key) REFERENCES account (public_key)
);

CREATE TABLE app_user (
    public_key VARCHAR(56) NOT NULL,
    account_key VARCHAR(56) NOT NULL,
    name VARCHAR(128) NOT NULL,
    name_key VARCHAR(256) NOT NULL,
    jwt VARCHAR(1048576) NOT NULL,
    created_at BIGINT NOT NULL,
    ended_at BIGINT,
    live BOOLEAN,
    PRIMARY KEY (public_key),
    CONSTRAINT app_user_name UNIQUE (account_key, name_key, live),
    CONSTRAINT app_user_account FOREIGN KEY (account_key) REFERENCES account (public_key)
);

CREATE TABLE import (
    id UUID NOT NULL,
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
    claims_rest VARCHAR(1048576),
    PRIMARY KEY (id),
    CONSTRAINT import_account FOREIGN KEY (account_key) REFERENCES account (public_key)
);
CREATE INDEX import_of_account ON import (account_key, live);

CREATE TABLE connection (
    id UUID NOT NULL,
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
    import_rest VARCHAR(1048576),
    PRIMARY KEY (id),
    CONSTRAINT connection_short UNIQUE (short_id),
    CONSTRAINT connection_claim UNIQUE (export_id, importer, live),
    CONSTRAINT connection_name UNIQUE (exporter, name_key, live),
    CONSTRAINT connection_export FOREIGN KEY (export_id) REFERENCES export (id),
    CONSTRAINT connection_environment FOREIGN KEY (environment_id) REFERENCES environment (id)
);
CREATE INDEX connection_tally ON connection (environment_id, live, exporter, importer, state, reason);
CREATE INDEX connection_by_creation ON connection (environment_id, created_at);
CREATE INDEX connection_of_importer ON connection (importer);
CREATE INDEX connection_by_state ON connection (environment_id, state);
CREATE INDEX connection_by_end ON connection (environment_id, expires_at);

CREATE TABLE setting (
    place VARCHAR(64) NOT NULL,
    name VARCHAR(64) NOT NULL,
    content VARCHAR(1048576) NOT NULL,
    PRIMARY KEY (place, name)
);

CREATE TABLE key_rotation (
    id UUID NOT NULL,
    environment_id UUID NOT NULL,
    subject_key VARCHAR(56) NOT NULL,
    old_key VARCHAR(56) NOT NULL,
    new_key VARCHAR(56) NOT NULL,
    phase VARCHAR(32) NOT NULL,
    began_at BIGINT NOT NULL,
    ended_at BIGINT,
    live BOOLEAN,
    PRIMARY KEY (id),
    CONSTRAINT key_rotation_subject UNIQUE (subject_key, live)
);

CREATE TABLE environment_access (
    environment_id UUID NOT NULL,
    authority_file VARCHAR(4096),
    certificate_file VARCHAR(4096),
    key_file VARCHAR(4096),
    user_key VARCHAR(56),
    user_jwt VARCHAR(1048576),
    tls_first BOOLEAN NOT NULL,
    PRIMARY KEY (environment_id),
    CONSTRAINT environment_access_environment FOREIGN KEY (environment_id) REFERENCES environment (id)
);

CREATE TABLE journal (
    id UUID NOT NULL,
    environment_id UUID NOT NULL,
    seq BIGINT NOT NULL,
    kind VARCHAR(32) NOT NULL,
    connection_id UUID,
    started_at BIGINT NOT NULL,
    ended_at BIGINT,
    outcome VARCHAR(1048576),
    live BOOLEAN,
    offered_subject VARCHAR(512),
    PRIMARY KEY (id),
    CONSTRAINT journal_order UNIQUE (seq),
    CONSTRAINT journal_environment FOREIGN KEY (environment_id) REFERENCES environment (id)
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
CREATE INDEX journal_step_of_account ON journal_step (account_key);

CREATE TABLE drift_rest (
    account_key VARCHAR(56) NOT NULL,
    jwt VARCHAR(1048576) NOT NULL,
    until_at BIGINT NOT NULL,
    PRIMARY KEY (account_key),
    CONSTRAINT drift_rest_account FOREIGN KEY (account_key) REFERENCES account (public_key)
);

CREATE TABLE connection_term (
    connection_id UUID NOT NULL,
    life_seconds BIGINT NOT NULL,
    PRIMARY KEY (connection_id),
    CONSTRAINT connection_term_connection FOREIGN KEY (connection_id) REFERENCES connection (id)
);

CREATE TABLE account_removal (
    account_key VARCHAR(56) NOT NULL,
    stage VARCHAR(32) NOT NULL,
    since_at BIGINT NOT NULL,
    PRIMARY KEY (account_key),
    CONSTRAINT account_removal_account FOREIGN KEY (account_key) REFERENCES account (public_key)
);

CREATE TABLE drift_mark (
    account_key VARCHAR(56) NOT NULL,
    standing VARCHAR(32) NOT NULL,
    jwt VARCHAR(1048576) NOT NULL,
    since_at BIGINT NOT NULL,
    PRIMARY KEY (account_key),
    CONSTRAINT drift_mark_account FOREIGN KEY (account_key) REFERENCES account (public_key)
);

CREATE TABLE expiry_mark (
    connection_id UUID NOT NULL,
    ends_at BIGINT NOT NULL,
    days INTEGER NOT NULL,
    PRIMARY KEY (connection_id),
    CONSTRAINT expiry_mark_connection FOREIGN KEY (connection_id) REFERENCES connection (id)
);

CREATE TABLE notice (
    id UUID NOT NULL,
    seq BIGINT NOT NULL,
    environment_id UUID NOT NULL,
    account_key VARCHAR(56) NOT NULL,
    kind VARCHAR(64) NOT NULL,
    connection_id UUID,
    facts VARCHAR(1048576) NOT NULL,
    made_at BIGINT NOT NULL,
    read_at BIGINT,
    delivery VARCHAR(32) NOT NULL,
    delivered_at BIGINT,
    ends_at BIGINT,
    PRIMARY KEY (id),
    CONSTRAINT notice_order UNIQUE (seq)
);
CREATE INDEX notice_of_account ON notice (account_key, seq);
CREATE INDEX notice_to_deliver ON notice (environment_id, delivery, seq);

CREATE TABLE known_server (
    environment_id UUID NOT NULL,
    name VARCHAR(256) NOT NULL,
    version VARCHAR(256) NOT NULL,
    seen_at BIGINT NOT NULL,
    standing VARCHAR(16) NOT NULL,
    PRIMARY KEY (environment_id, name),
    CONSTRAINT known_server_environment FOREIGN KEY (environment_id) REFERENCES environment (id)
);
