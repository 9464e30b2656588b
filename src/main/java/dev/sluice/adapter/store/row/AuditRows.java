package dev.sluice.adapter.store.row;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.audit.Actor;
import dev.sluice.domain.audit.AuditChange;
import dev.sluice.domain.audit.AuditEntry;
import dev.sluice.domain.audit.AuditFacts;
import dev.sluice.domain.audit.AuditFacts.Deed;
import dev.sluice.domain.audit.AuditFacts.Ending;
import dev.sluice.domain.audit.AuditHead;
import dev.sluice.domain.audit.AuditObject;
import dev.sluice.domain.audit.AuditOutcome;
import dev.sluice.domain.audit.AuditQuery;
import dev.sluice.domain.audit.AuditReading;
import dev.sluice.domain.audit.AuditReading.Illegible;
import dev.sluice.domain.audit.AuditReading.Legible;
import dev.sluice.domain.audit.AuditSeal;
import dev.sluice.domain.audit.ServerResult;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.port.store.AuditRepository;
import dev.sluice.domain.port.store.Change;
import dev.sluice.domain.problem.ProblemException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

public final class AuditRows implements AuditRepository {
    private static final long STRETCH = 2_000;
    private static final RowMapper<AuditEntry> ENTRY = ResultRow.mapper("audit_entry", "entry_no", AuditRows::read);
    private static final String INSERT = Upsert.insertion("audit_entry", Upsert.columns("""
            entry_no, act_id, environment_id, began_at, took, os_user, person, user_profile, act, outcome, note,
            objects, changes, results, accounts, previous, hash"""));
    private static final RowMapper<AuditReading> READING = (columns, context) -> {
        try {
            return new Legible(ENTRY.map(columns, context));
        } catch (ProblemException _) {
            return new Illegible(columns.getLong("entry_no"));
        }
    };
    private static final RowMapper<AuditSeal> SEAL = ResultRow.mapper(
            "audit_seal",
            "id",
            row -> new AuditSeal(
                    row.number("entries"),
                    row.text("hash"),
                    row.time("sealed_at"),
                    row.key("seal_key"),
                    row.text("signature")));
    private static final Upsert SAVE_SEAL =
            Upsert.of("audit_seal", List.of("id"), Upsert.columns("entries, hash, sealed_at, seal_key, signature"));

    private final RowTransaction transaction;
    private final Handle handle;
    /// Asked for with each entry of a transaction that has many.
    private @Nullable AuditHead head;

    public AuditRows(RowTransaction transaction) {
        this.transaction = transaction;
        this.handle = transaction.handle();
    }

    @Override
    public void append(AuditEntry entry) {
        var facts = entry.facts();
        var environment = facts.environment();
        var values = new Upsert.Values()
                .with("entry_no", entry.number())
                .with("act_id", facts.act())
                .with("environment_id", environment == null ? null : environment.value())
                .with("began_at", StoredInstant.of(facts.at()))
                .with("took", facts.ending().took().toNanos() / 1_000)
                .with("os_user", facts.actor().user())
                .with("person", facts.actor().name())
                .with("user_profile", facts.actor().profile())
                .with("act", facts.deed().action())
                .with("outcome", facts.ending().outcome().name())
                .with("note", facts.ending().note())
                .with("objects", StoredJson.writeRecords(facts.deed().objects()))
                .with("changes", StoredJson.writeRecords(facts.deed().changes()))
                .with("results", StoredJson.writeRecords(facts.ending().results()))
                .with("accounts", accounts(facts.deed().objects()))
                .with("previous", entry.previous())
                .with("hash", entry.hash());
        values.insert(handle, INSERT);
        head = entry.asHead();
        transaction.changed(new Change.AuditAppended(entry));
    }

    @Override
    public void save(AuditSeal seal) {
        SAVE_SEAL.run(
                handle,
                new Upsert.Values()
                        .with("id", 1)
                        .with("entries", seal.count())
                        .with("hash", seal.hash())
                        .with("sealed_at", StoredInstant.of(seal.at()))
                        .with("seal_key", seal.key().text())
                        .with("signature", seal.signature()));
        transaction.changed(new Change.AuditSealed(seal));
    }

    @Override
    public AuditHead head() {
        var known = head == null ? head(handle) : head;
        head = known;
        return known;
    }

    public static AuditHead head(Handle handle) {
        return handle.createQuery(
                        "SELECT entry_no, hash FROM audit_entry ORDER BY entry_no DESC FETCH FIRST 1 ROWS ONLY")
                .map((columns, _) -> new AuditHead(columns.getLong("entry_no"), columns.getString("hash")))
                .findFirst()
                .orElse(AuditHead.START);
    }

    @Override
    public Optional<AuditSeal> seal() {
        return handle.createQuery("SELECT * FROM audit_seal WHERE id = 1")
                .map(SEAL)
                .findFirst();
    }

    /// A stretch of numbers at a time: sorting all that match would read the whole log for its newest entries
    /// (seconds for a hundred thousand).
    @Override
    public List<AuditReading> find(AuditQuery query) {
        var found = new ArrayList<AuditReading>();
        var span = span(query);
        var high = highest(span.last());
        while (high >= span.first() && high > 0 && found.size() < query.most()) {
            found.addAll(find(query, high - STRETCH, high, query.most() - found.size()));
            high = highest(high - STRETCH);
        }
        return found;
    }

    private record Span(long first, long last) {}

    /// Which numbers have times that are asked for; the index of times knows, without a look at the entries.
    private Span span(AuditQuery query) {
        var since = query.since();
        var until = query.until();
        if (since == null && until == null) {
            return new Span(1, Long.MAX_VALUE);
        }
        return handle.createQuery("""
                        SELECT MIN(entry_no) AS low, MAX(entry_no) AS high FROM audit_entry
                        WHERE began_at >= :since AND began_at < :until""")
                .bind("since", since == null ? Long.MIN_VALUE : StoredInstant.of(since))
                .bind("until", until == null ? Long.MAX_VALUE : StoredInstant.of(until))
                .map((columns, _) -> new Span(columns.getLong("low"), columns.getLong("high")))
                .one();
    }

    /// Of the entries up to there; 0 without.
    private long highest(long number) {
        return handle.createQuery("""
                        SELECT entry_no FROM audit_entry WHERE entry_no <= :number
                        ORDER BY entry_no DESC FETCH FIRST 1 ROWS ONLY""")
                .bind("number", number)
                .mapTo(Long.class)
                .findFirst()
                .orElse(0L);
    }

    /// `began_at + 0` keeps H2 from the index of times, which is no help within a stretch.
    private List<AuditReading> find(AuditQuery query, long above, long upTo, int most) {
        var action = query.action();
        var account = query.account();
        var since = query.since();
        var until = query.until();
        var outcome = query.outcome();
        var environment = query.environment();
        var object = query.object();
        return handle.createQuery("""
                        SELECT * FROM audit_entry WHERE entry_no > :above AND entry_no <= :upTo
                        AND began_at + 0 >= :since AND began_at + 0 < :until
                        AND (:anyAction OR act = :act OR act LIKE :acts)
                        AND (:anyOutcome OR outcome = :outcome) AND (:anyAccount OR accounts LIKE :account)
                        AND (:anyEnvironment OR environment_id = :environment OR environment_id IS NULL)
                        AND (:anyObject OR accounts LIKE :named OR changes LIKE :changed)
                        ORDER BY entry_no DESC FETCH FIRST :most ROWS ONLY""")
                .bind("above", above)
                .bind("upTo", upTo)
                .bind("since", since == null ? Long.MIN_VALUE : StoredInstant.of(since))
                .bind("until", until == null ? Long.MAX_VALUE : StoredInstant.of(until))
                .bind("anyAction", action == null)
                .bind("act", action == null ? "" : action)
                .bind("acts", action == null ? "" : escaped(action) + ".%")
                .bind("anyOutcome", outcome == null)
                .bind("outcome", outcome == null ? "" : outcome.name())
                .bind("anyAccount", account == null)
                .bind("account", account == null ? "" : "% " + account.text() + " %")
                .bind("anyEnvironment", environment == null)
                .bind("environment", environment == null ? null : environment.value())
                .bind("anyObject", object == null)
                .bind("named", object == null ? "" : "% " + escaped(object) + " %")
                .bind("changed", object == null ? "" : "%\"" + escaped(object) + "\"%")
                .bind("most", most)
                .map(READING)
                .list();
    }

    @Override
    public List<AuditReading> after(long number, int most) {
        return handle.createQuery(
                        "SELECT * FROM audit_entry WHERE entry_no > :number ORDER BY entry_no FETCH FIRST :most ROWS ONLY")
                .bind("number", number)
                .bind("most", most)
                .map(READING)
                .list();
    }

    @Override
    public long doneSince(Collection<Action> actions, Instant since) {
        return handle.createQuery("""
                        SELECT COUNT(*) FROM audit_entry
                        WHERE began_at > :since AND outcome = 'DONE' AND act IN (<actions>)""")
                .bind("since", StoredInstant.of(since))
                .bindList("actions", actions.stream().map(Action::word).toList())
                .mapTo(Long.class)
                .one();
    }

    private static AuditEntry read(ResultRow row) throws SQLException {
        var environment = row.idOrNull("environment_id");
        var facts = new AuditFacts(
                row.id("act_id"),
                environment == null ? null : new EnvironmentId(environment),
                row.time("began_at"),
                new Actor(row.text("os_user"), row.text("person"), row.text("user_profile")),
                new Deed(
                        row.text("act"),
                        StoredJson.readRecords(row.text("objects"), AuditObject[].class),
                        StoredJson.readRecords(row.text("changes"), AuditChange[].class)),
                new Ending(
                        row.word("outcome", AuditOutcome.class),
                        Duration.of(row.number("took"), ChronoUnit.MICROS),
                        StoredJson.readRecords(row.text("results"), ServerResult[].class),
                        row.text("note")));
        return new AuditEntry(row.number("entry_no"), facts, row.text("previous"), row.text("hash"));
    }

    /// Each between blanks, to be found by LIKE.
    private static String accounts(List<AuditObject> objects) {
        return objects.stream()
                .filter(AuditObject::isAccount)
                .map(AuditObject::id)
                .collect(Collectors.joining(" ", " ", " "));
    }

    private static String escaped(String word) {
        return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
