package dev.sluice.adapter.store.row;

import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.record.Revision;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.store.Change;
import dev.sluice.domain.port.store.RevisionRepository;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

public final class RevisionRows implements RevisionRepository {
    private static final RowMapper<Revision> MAPPER = ResultRow.mapper(
            "account_revision",
            "account_key",
            row -> new Revision(
                    row.key("account_key"),
                    row.number("revision_no"),
                    row.number("iat"),
                    row.text("jwt"),
                    row.text("why"),
                    row.idOrNull("act_id"),
                    row.time("signed_at")));

    private static final RowMapper<PublicKey> KEY =
            ResultRow.mapper("account", "public_key", row -> row.key("public_key"));
    private static final String UNCONFIRMED =
            "environment_id = :environment AND live = TRUE AND role = 'MANAGED' AND NOT confirmed";

    private final RowTransaction transaction;
    private final Handle handle;

    public RevisionRows(RowTransaction transaction) {
        this.transaction = transaction;
        this.handle = transaction.handle();
    }

    @Override
    public List<Revision> of(PublicKey account) {
        return handle.createQuery(
                        "SELECT * FROM account_revision WHERE account_key = :account ORDER BY revision_no DESC")
                .bind("account", account.text())
                .map(MAPPER)
                .list();
    }

    @Override
    public boolean knows(PublicKey account, String jwt) {
        // Signed before a crash and pushed by a retry, it has no step, but a revision it has.
        return JournalRows.knows(handle, account, jwt) || isRevision(account, jwt);
    }

    private boolean isRevision(PublicKey account, String jwt) {
        return handle.createQuery(
                                "SELECT COUNT(*) FROM account_revision WHERE account_key = :account AND digest = :digest")
                        .bind("account", account.text())
                        .bind("digest", digest(jwt))
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    @Override
    public List<Account> unconfirmed(EnvironmentId environment) {
        return handle.createQuery(
                        "SELECT * FROM account WHERE " + UNCONFIRMED + " AND jwt IS NOT NULL ORDER BY name_key")
                .bind("environment", environment.value())
                .map(AccountRows.MAPPER)
                .list();
    }

    @Override
    public Set<PublicKey> neverPushed(EnvironmentId environment) {
        return handle.createQuery("SELECT public_key FROM account a WHERE environment_id = :environment AND "
                        + AccountRows.NEVER_PUSHED)
                .bind("environment", environment.value())
                .map(KEY)
                .set();
    }

    /// The number follows from the order; a text that is there already is not kept twice.
    @Override
    public void append(Revision revision) {
        handle.createUpdate("""
                        INSERT INTO account_revision (account_key, revision_no, iat, jwt, digest, why, act_id, signed_at)
                        SELECT :account, COALESCE(MAX(revision_no), 0) + 1, :iat, :jwt, :digest, :why, :act, :at
                        FROM account_revision WHERE account_key = :account
                        HAVING NOT EXISTS
                        (SELECT 1 FROM account_revision WHERE account_key = :account AND digest = :digest)""")
                .bind("account", revision.account().text())
                .bind("iat", revision.iat())
                .bind("jwt", revision.jwt())
                .bind("digest", digest(revision.jwt()))
                .bind("why", revision.why())
                .bind("act", revision.act())
                .bind("at", StoredInstant.of(revision.at()))
                .execute();
        transaction.changed(new Change.RevisionAppended(revision));
    }

    private static String digest(String jwt) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(jwt.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
