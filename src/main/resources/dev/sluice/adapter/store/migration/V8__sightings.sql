-- When servers were last seen to have a connection as its state says: of one, or under the environment's own id of all
-- at once. Rules as in V1.
CREATE TABLE sighting (
    place UUID NOT NULL PRIMARY KEY,
    environment_id UUID NOT NULL,
    seen_at BIGINT NOT NULL,
    CONSTRAINT sighting_environment FOREIGN KEY (environment_id) REFERENCES environment (id)
);

-- What the background looks for every few seconds is a handful among thousands.
CREATE INDEX connection_by_state ON connection (environment_id, state);
CREATE INDEX connection_by_end ON connection (environment_id, expires_at);
