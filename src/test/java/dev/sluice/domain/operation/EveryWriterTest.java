package dev.sluice.domain.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.audit.AuditChange;
import dev.sluice.domain.audit.AuditQuery;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.port.store.Change;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.testing.StoreWrite;
import dev.sluice.testing.StoreWrites;
import dev.sluice.testing.scripted.UnitEnvironment;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Whatever is written leaves its trace in the audit log, or says here why it does not
/// (decisions/0040-repositories-and-a-list-of-changes.md).
@Tag("unit")
class EveryWriterTest {
    /// Writers that the log does not tell of, and why.
    private static final Map<String, String> UNTOLD = Map.ofEntries(
            Map.entry("journal.begin(Entry)", "the rows that it is about are told of"),
            Map.entry("journal.step(UUID,Step)", "what servers said to the push is told at the end of the act"),
            Map.entry("journal.end(UUID,Ending,Instant)", "the rows that it is about are told of"),
            Map.entry("revisions.append(Revision)", "the account that was signed is told of"),
            Map.entry("notifications.append(Notification)", "follows from a change that is told of"),
            Map.entry("notifications.delivered(UUID,Delivery,Instant)", "says of a notification how far it got"),
            Map.entry("notifications.markRead(UUID,Instant)", "the act of reading is told, and has no row to compare"),
            Map.entry("notifications.markAllRead(EnvironmentId,Instant)", "as for one of them"),
            Map.entry("connections.save(ExpiryMark)", "remembers which warning was given; it is a notification"),
            Map.entry("connections.save(Sighting)", "that somebody looked is no act"),
            Map.entry("audit.append(AuditEntry)", "is the log"),
            Map.entry("audit.save(AuditSeal)", "is the log"));

    /// Its store lists the same changes as the database does.
    private final UnitEnvironment unit = UnitEnvironment.start(1);
    private final List<StoreWrite> writes =
            new StoreWrites(unit.services().environment(), unit.account("org-a"), unit.account("org-b")).all();

    @AfterEach
    void close() {
        unit.close();
    }

    @Test
    @DisplayName("Every writer of every repository is tried, and none that is not there is excused")
    void everyWriterIsTried() {
        var there = Arrays.stream(StoreTx.class.getMethods())
                .filter(accessor -> StoreView.class.isAssignableFrom(accessor.getDeclaringClass()))
                .filter(accessor -> accessor.getReturnType().getSimpleName().endsWith("Repository"))
                .flatMap(accessor -> Arrays.stream(accessor.getReturnType().getDeclaredMethods())
                        .map(writer -> nameOf(accessor, writer)))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(there, writes.stream().map(StoreWrite::writer).collect(Collectors.toCollection(TreeSet::new)));
        assertEquals(
                Set.of(),
                UNTOLD.keySet().stream().filter(Predicate.not(there::contains)).collect(Collectors.toSet()));
    }

    private static String nameOf(Method accessor, Method writer) {
        var parameters = Arrays.stream(writer.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(","));
        return "%s.%s(%s)".formatted(accessor.getName(), writer.getName(), parameters);
    }

    @TestFactory
    Stream<DynamicTest> everyWriterLeavesAnAuditChange() {
        return writes.stream()
                .filter(write -> !UNTOLD.containsKey(write.writer()))
                .map(write -> DynamicTest.dynamicTest(write.writer(), () -> {
                    var told = told(write);
                    assertEquals(1, told.size(), told::toString);
                    assertEquals(isRemoval(write), told.getFirst().after().isEmpty(), told::toString);
                    assertFalse(isRemoval(write) && told.getFirst().before().isEmpty(), told::toString);
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatIsUntoldIsInTheListOfChangesAllTheSame() {
        return writes.stream()
                .filter(write -> UNTOLD.containsKey(write.writer()))
                .map(write -> DynamicTest.dynamicTest(write.writer(), () -> {
                    var changes = changes(write);
                    assertEquals(1, changes.size(), changes::toString);
                    assertInstanceOf(Change.Bookkeeping.class, changes.getFirst());
                }));
    }

    @Test
    @DisplayName("There is no kind of change that no writer makes")
    void everyChangeIsMade() {
        var made = writes.stream()
                .flatMap(write -> changes(write).stream())
                .<Class<?>>map(Change::getClass)
                .collect(Collectors.toSet());
        assertEquals(kinds(Change.class).collect(Collectors.toSet()), made);
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EveryWriterTest::kinds)
                : Stream.of(type);
    }

    private static boolean isRemoval(StoreWrite write) {
        return write.writer().contains(".drop") || write.writer().contains(".forget");
    }

    /// What the log says of the write, done as an act of a person.
    private List<AuditChange> told(StoreWrite write) {
        prepare(write);
        var recorder = unit.services().recorder();
        recorder.acts(unit.services().environment().id())
                .perform(
                        Operation.local(Action.BRING_IN),
                        () -> recorder.store().write(tx -> {
                            write.write().accept(tx);
                            return write;
                        }));
        return recorder.audit()
                .find(AuditQuery.ALL.most(1))
                .getFirst()
                .facts()
                .deed()
                .changes();
    }

    /// What the bare store lists.
    private List<Change> changes(StoreWrite write) {
        prepare(write);
        var changes = new ArrayList<Change>();
        unit.disk().write(tx -> {
            write.write().accept(tx);
            return changes.addAll(tx.changes());
        });
        return changes;
    }

    private void prepare(StoreWrite write) {
        unit.disk().write(tx -> {
            write.before().accept(tx);
            return write;
        });
    }
}
