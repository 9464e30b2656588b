package dev.sluice.ui.recovery;

import dev.sluice.domain.federation.operation.OpenWork;
import dev.sluice.domain.federation.operation.OpenWork.Choice;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.record.Journal;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.ui.session.ConsoleSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One work that was interrupted, with the names of whom it is about.
///
/// @param names of accounts
/// @param putsBackAt when it is put back if nobody chooses; null where there is no choice
public record Interrupted(
        OpenWork work,
        Map<PublicKey, String> names,
        @Nullable Instant putsBackAt) {

    public Interrupted {
        names = Map.copyOf(names);
    }

    /// What is open, oldest first. Reads the database; in the background.
    public static List<Interrupted> read(ConsoleSession session) {
        var services = session.services();
        return services.recovery().list().stream()
                .map(work -> new Interrupted(
                        work,
                        session.reads().accounts().labels(accounts(work)).names(),
                        services.maintenance().putsBackAt(work).orElse(null)))
                .toList();
    }

    private static List<PublicKey> accounts(OpenWork work) {
        var keys = new ArrayList<>(work.accounts());
        var connection = work.connection();
        if (connection != null) {
            keys.add(connection.exporter());
            keys.add(connection.importer());
        }
        return keys;
    }

    String id() {
        return work.id().toString();
    }

    Optional<Connection> connection() {
        return Optional.ofNullable(work.connection());
    }

    /// Whether it is about that connection.
    public boolean concerns(Connection connection) {
        return connection().filter(one -> one.id().equals(connection.id())).isPresent();
    }

    String name(PublicKey key) {
        return names.getOrDefault(key, key.shortText());
    }

    public boolean canFinish() {
        return work.choices().contains(Choice.FINISH);
    }

    public boolean canPutBack() {
        return work.choices().contains(Choice.PUT_BACK);
    }

    boolean isRollingBack() {
        return connection()
                .filter(one -> one.status().reason() == Reason.ROLLING_BACK)
                .isPresent();
    }

    /// Accounts that were pushed for sure, in order: the last step may have reached nobody.
    List<String> pushed() {
        var steps = work.steps();
        return steps.isEmpty() ? List.of() : named(steps.subList(0, steps.size() - 1));
    }

    /// The account that was being pushed when it stopped; empty before the first.
    Optional<String> underWay() {
        return work.steps().isEmpty()
                ? Optional.empty()
                : Optional.of(name(work.steps().getLast().account()));
    }

    private List<String> named(List<Journal.Step> steps) {
        return steps.stream().map(step -> name(step.account())).distinct().toList();
    }
}
