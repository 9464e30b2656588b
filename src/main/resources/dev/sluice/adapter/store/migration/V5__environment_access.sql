-- How servers are reached: PEM files, and a user of the system account that somebody gave us.
CREATE TABLE environment_access (
    environment_id UUID NOT NULL PRIMARY KEY,
    authority_file VARCHAR(4096),
    certificate_file VARCHAR(4096),
    key_file VARCHAR(4096),
    user_key VARCHAR(56),
    user_jwt VARCHAR(1048576),
    CONSTRAINT environment_access_environment FOREIGN KEY (environment_id) REFERENCES environment (id)
);
