package dev.sluice.adapter.store.row;

import dev.sluice.domain.model.ConnectionId;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.record.Journal.Ending;
import dev.sluice.domain.model.record.Journal.Entry;
import dev.sluice.domain.model.record.Journal.Kind;
import dev.sluice.domain.model.record.Journal.Open;
import dev.sluice.domain.model.record.Journal.Purpose;
import dev.sluice.domain.model.record.Journal.Step;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.store.Change;
import dev.sluice.domain.port.store.JournalRepository;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/// Of use for one transaction: it remembers how many steps it has seen.
public final class JournalRows implements JournalRepository {
    private static final RowMapper<Entry> ENTRY = ResultRow.mapper("journal", "id", JournalRows::read);
    private static final RowMapper<NumberedStep> STEP = ResultRow.mapper(
            "journal_step",
            "journal_id",
            row -> new NumberedStep(
                    row.id("journal_id"),
                    new Step(
                            purpose(row.text("phase")), row.key("account_key"), row.text("jwt"), row.time("made_at"))));

    private final RowTransaction transaction;
    private final Handle handle;
    private final Map<UUID, Integer> lastSteps = new HashMap<>();

    public JournalRows(RowTransaction transaction) {
        this.transaction = transaction;
        this.handle = transaction.handle();
    }

    private record NumberedStep(UUID entry, Step step) {}

    @Override
    public void begin(Entry entry) {
        handle.createUpdate("""
                        INSERT INTO journal (id, environment_id, seq, kind, connection_id, offered_subject, started_at, live)
                        SELECT :id, :environment, COALESCE(MAX(seq), 0) + 1, :kind, :connection, :offered, :at, TRUE
                        FROM journal""")
                .bind("id", entry.id())
                .bind("environment", entry.environment().value())
                .bind("kind", entry.kind().name())
                .bind("connection", value(entry.connection()))
                .bind("offered", text(entry.offered()))
                .bind("at", StoredInstant.of(entry.startedAt()))
                .execute();
        transaction.changed(new Change.JournalBegun(entry));
    }

    @Override
    public void step(UUID entry, Step step) {
        var number = lastSteps.computeIfAbsent(entry, this::lastStep) + 1;
        lastSteps.put(entry, number);
        handle.createUpdate("""
                        INSERT INTO journal_step (journal_id, step_no, phase, account_key, jwt, made_at)
                        VALUES (:entry, :number, :phase, :account, :jwt, :at)""")
                .bind("entry", entry)
                .bind("number", number)
                .bind("phase", step.purpose().word())
                .bind("account", step.account().text())
                .bind("jwt", step.jwt())
                .bind("at", StoredInstant.of(step.at()))
                .execute();
        transaction.changed(new Change.JournalStepped(entry, step));
    }

    @Override
    public void end(UUID entry, Ending ending, Instant at) {
        requireOpen(entry);
        handle.createUpdate("UPDATE journal SET live = NULL, outcome = :outcome, ended_at = :at WHERE id = :entry")
                .bind("entry", entry)
                .bind("outcome", ending.text())
                .bind("at", StoredInstant.of(at))
                .execute();
        transaction.changed(new Change.JournalEnded(entry, ending));
    }

    @Override
    public List<Open> open(EnvironmentId environment) {
        var steps = handle.createQuery("""
                        SELECT s.* FROM journal_step s JOIN journal j ON j.id = s.journal_id
                        WHERE j.environment_id = :environment AND j.live = TRUE ORDER BY j.seq, s.step_no""").bind("environment", environment.value()).map(STEP).stream()
                .collect(Collectors.groupingBy(
                        NumberedStep::entry, Collectors.mapping(NumberedStep::step, Collectors.toList())));
        return handle
                .createQuery("SELECT * FROM journal WHERE environment_id = :environment AND live = TRUE ORDER BY seq")
                .bind("environment", environment.value())
                .map(ENTRY)
                .stream()
                .map(entry -> new Open(entry, stepsOf(entry, steps)))
                .toList();
    }

    static boolean knows(Handle handle, PublicKey account, String jwt) {
        return handle.createQuery("SELECT COUNT(*) FROM journal_step WHERE account_key = :account AND jwt = :jwt")
                        .bind("account", account.text())
                        .bind("jwt", jwt)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    private int lastStep(UUID entry) {
        requireOpen(entry);
        return handle.createQuery("SELECT COALESCE(MAX(step_no), 0) FROM journal_step WHERE journal_id = :entry")
                .bind("entry", entry)
                .mapTo(Integer.class)
                .one();
    }

    private void requireOpen(UUID entry) {
        var open = handle.createQuery("SELECT COUNT(*) FROM journal WHERE id = :entry AND live = TRUE")
                .bind("entry", entry)
                .mapTo(Integer.class)
                .one();
        if (open == 0) {
            throw new IllegalStateException("the journal has no open entry " + entry);
        }
    }

    private static List<Step> stepsOf(Entry entry, Map<UUID, List<Step>> steps) {
        return steps.getOrDefault(entry.id(), List.of());
    }

    private static Entry read(ResultRow row) throws SQLException {
        var connection = row.idOrNull("connection_id");
        return new Entry(
                row.id("id"),
                new EnvironmentId(row.id("environment_id")),
                row.word("kind", Kind.class),
                connection == null ? null : new ConnectionId(connection),
                row.subjectOrNull("offered_subject"),
                row.time("started_at"));
    }

    private static Purpose purpose(String word) {
        return Purpose.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static @Nullable String text(@Nullable Subject subject) {
        return subject == null ? null : subject.text();
    }

    private static @Nullable UUID value(@Nullable ConnectionId id) {
        return id == null ? null : id.value();
    }
}
