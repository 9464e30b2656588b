package dev.sluice.adapter.store.file;

import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.io.IOException;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings a database to the newest schema, whole or not at all: a kill or a full disk at any moment leaves the old
/// one, which the next opening renews again.
record SchemaUpgrade(DatabaseFile file, Schema schema, StateWitness witness) {
    private static final Logger LOG = LoggerFactory.getLogger(SchemaUpgrade.class);

    /// @throws ProblemException `WORKSPACE_IN_USE`, `STORE_DAMAGED`, `SCHEMA_NEWER`, `DISK_FULL`, `STORE_FAILED`;
    /// the file is as it was
    void bringUpToDate() throws IOException {
        var version = version();
        // Only now is it known that nobody else has it open.
        DatabaseSuccessor.clear(file);
        if (version > schema.newest()) {
            throw ProblemException.of(ProblemCode.SCHEMA_NEWER, version, schema.newest());
        }
        if (version == 0) {
            make();
        } else if (version < schema.newest()) {
            migrate(version);
        }
    }

    /// Makes one where there is none. Nothing was ever written into a database whose first migration did not end.
    void make() throws IOException {
        try (var next = DatabaseSuccessor.of(file)) {
            next.file().make();
            Database.migrate(next.file(), schema, witness);
            next.compact();
            if (file.hasContent()) {
                LOG.warn("the database was never finished, and is made anew; what there was: {}", file.setAside());
            }
            next.takePlace(schema.newest());
        }
    }

    private void migrate(int version) throws IOException {
        try (var next = DatabaseSuccessor.of(file)) {
            next.inherit();
            Database.migrate(next.file(), schema, witness);
            next.compact();
            LOG.info("copied the database before its new form takes its place: {}", file.backup(version));
            next.takePlace(schema.newest());
        }
    }

    /// Of the schema in the file, which is mended if it was not closed in order.
    private int version() throws IOException {
        if (!file.hasContent()) {
            return 0;
        }
        var version = DatabaseInspection.of(file).schema();
        if (!file.endedCleanly()) {
            mend();
        }
        return version;
    }

    private void mend() {
        LOG.info("the last session was killed: searching the whole database file for its newest state");
        try {
            file.mend();
        } catch (MVStoreException e) {
            throw SqlFailures.inFile(e, file);
        }
    }
}
