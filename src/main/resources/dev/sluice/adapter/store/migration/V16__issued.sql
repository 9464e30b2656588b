-- When credentials were handed out and where to, without their seeds, and what is noted of keys. A user whose key is
-- replaced gets its new credentials before it has a row.

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

CREATE TABLE key_mark (
    public_key VARCHAR(56) NOT NULL,
    kind VARCHAR(16) NOT NULL,
    words VARCHAR(1024) NOT NULL,
    marked_at BIGINT NOT NULL,
    PRIMARY KEY (public_key, kind)
);
