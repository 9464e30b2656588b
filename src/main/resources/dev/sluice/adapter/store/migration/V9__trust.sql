-- Whether a server counts: those of other operators may bridge the system account, and are not waited for.
ALTER TABLE known_server ADD COLUMN standing VARCHAR(16);
UPDATE known_server SET standing = 'COUNTED';
ALTER TABLE known_server ALTER COLUMN standing SET NOT NULL;

-- Servers that want the TLS handshake before anything else.
ALTER TABLE environment_access ADD COLUMN tls_first BOOLEAN;
UPDATE environment_access SET tls_first = FALSE;
ALTER TABLE environment_access ALTER COLUMN tls_first SET NOT NULL;
