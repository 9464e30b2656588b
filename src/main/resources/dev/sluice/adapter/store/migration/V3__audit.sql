-- What was done (the chain of hashes and its signature), what was signed, what is to be told, what
-- is set, and keys under rotation. Rules as in V1.

CREATE TABLE audit_entry (
    entry_no BIGINT NOT NULL PRIMARY KEY,
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
    hash VARCHAR(64) NOT NULL
);
CREATE INDEX audit_by_time ON audit_entry (began_at);

CREATE TABLE audit_seal (
    id INTEGER NOT NULL PRIMARY KEY,
    entries BIGINT NOT NULL,
    hash VARCHAR(64) NOT NULL,
    sealed_at BIGINT NOT NULL,
    seal_key VARCHAR(56) NOT NULL,
    signature VARCHAR(128) NOT NULL
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

CREATE TABLE notice (
    id UUID NOT NULL PRIMARY KEY,
    seq BIGINT NOT NULL,
    environment_id UUID NOT NULL,
    account_key VARCHAR(56) NOT NULL,
    kind VARCHAR(64) NOT NULL,
    connection_id UUID NOT NULL,
    facts VARCHAR(1048576) NOT NULL,
    made_at BIGINT NOT NULL,
    read_at BIGINT,
    delivery VARCHAR(32) NOT NULL,
    delivered_at BIGINT,
    CONSTRAINT notice_order UNIQUE (seq)
);
CREATE INDEX notice_of_account ON notice (account_key, seq);
CREATE INDEX notice_to_deliver ON notice (environment_id, delivery, seq);

CREATE TABLE setting (
    place VARCHAR(64) NOT NULL,
    name VARCHAR(64) NOT NULL,
    content VARCHAR(1048576) NOT NULL,
    PRIMARY KEY (place, name)
);

CREATE TABLE key_rotation (
    id UUID NOT NULL PRIMARY KEY,
    environment_id UUID NOT NULL,
    subject_key VARCHAR(56) NOT NULL,
    old_key VARCHAR(56) NOT NULL,
    new_key VARCHAR(56) NOT NULL,
    phase VARCHAR(32) NOT NULL,
    began_at BIGINT NOT NULL,
    ended_at BIGINT,
    live BOOLEAN,
    CONSTRAINT key_rotation_subject UNIQUE (subject_key, live)
);
