package dev.sluice.domain.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.interop.plan.ExportReport;
import dev.sluice.domain.interop.plan.ExportRequest;
import dev.sluice.domain.interop.plan.ExportRequest.Keys;
import dev.sluice.domain.interop.plan.ImportRequest;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.memory.MemoryFiles;
import dev.sluice.testing.scripted.UnitEnvironment;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
@DisplayName("An export for nsc")
class NscExporterTest {
    private final UnitEnvironment unit = UnitEnvironment.start(1);
    private final MemoryFiles files = new MemoryFiles();
    private final InteropDependencies means =
            new InteropDependencies(files, files, files, unit.clock(), () -> new UUID(1, 2));
    private final Account account = unit.account("org-a");

    @AfterEach
    void close() {
        unit.close();
    }

    private ExportReport export(Keys keys) {
        var request = new ExportRequest(unit.services().environment().id(), Path.of("out"), keys);
        return new NscExporter(means).export(request, unit.workspace());
    }

    @Test
    @DisplayName("lays tokens, seeds and creds where nsc looks for them")
    void layout() {
        var user = unit.services().users().add(account.key(), "joe");
        var report = export(Keys.WITH_KEYS);
        assertEquals(List.of(2, 1), List.of(report.accounts(), report.users()));
        assertEquals(List.of(), report.missing());
        var written = files.written();
        assertEquals(user.jwt(), written.get("stores/KO/accounts/org-a/users/joe.jwt"));
        assertEquals(account.release().jwt(), written.get("stores/KO/accounts/org-a/org-a.jwt"));
        assertEquals(
                "{\"managed\":false,\"name\":\"KO\",\"kind\":\"operator\",\"version\":\"1\"}",
                written.get("stores/KO/.nsc"));
        var key = user.key().text();
        var seed = String.valueOf(written.get("keys/keys/U/" + key.substring(1, 3) + "/" + key + ".nk"));
        assertEquals(user.key(), Seed.parse(seed.toCharArray()).publicKey());
        assertNotNull(written.get("keys/creds/KO/org-a/joe.creds"));
    }

    @Test
    @DisplayName("without keys no seed leaves, whatever the vault holds")
    void withoutKeys() {
        unit.services().users().add(account.key(), "joe");
        unit.keys().lock();
        var report = export(Keys.WITHOUT_KEYS);
        assertEquals(0, report.seeds());
        assertTrue(files.written().keySet().stream().allMatch(path -> path.startsWith("stores/")));
        files.written().values().forEach(text -> assertFalse(text.matches("(?s).*\\bS[OAUX][A-Z2-7]{56}\\b.*")));
        var refused = assertThrows(ProblemException.class, () -> export(Keys.WITH_KEYS));
        assertEquals(ProblemCode.VAULT_LOCKED, refused.code());
    }

    @Test
    @DisplayName("names what is not held, signs what never was, and says what it could not sign")
    void whatIsMissing() {
        unit.keys().lose(account.key());
        unit.services().accounts().add("staged", Limits.core(), OperationOptions.stage());
        var report = export(Keys.WITH_KEYS);
        assertEquals(List.of("org-a"), report.missing());
        assertNotNull(files.written().get("stores/KO/accounts/staged/staged.jwt"));
        unit.services().accounts().add("late", Limits.core(), OperationOptions.stage());
        unit.keys().lose(unit.services().environment().signingKey());
        assertEquals(List.of("late"), export(Keys.WITH_KEYS).unsigned());
    }

    @Test
    @DisplayName("refuses names that would be one file")
    void names() {
        unit.account("a.b..c");
        unit.account("a_b__c");
        var refused = assertThrows(ProblemException.class, () -> export(Keys.WITHOUT_KEYS));
        assertEquals(ProblemCode.NAME_NOT_FOR_NSC, refused.code());
        assertEquals(Set.of(), files.written().keySet());
    }

    @Test
    @DisplayName("comes in again as the same")
    void roundTrip() {
        var partner = unit.account("org-b");
        unit.share(account, partner, "orders.>");
        unit.services().users().add(account.key(), "joe");
        export(Keys.WITH_KEYS);
        files.written().forEach((path, text) -> {
            if (path.endsWith(".jwt")) {
                files.token(path, text);
            } else if (path.endsWith(".nk")) {
                files.seed(path, Seed.parse(text.toCharArray()));
            }
        });
        var importer = new NscImporter(means);
        assertFalse(importer.plan(ImportRequest.of(List.of()), unit.workspace()).bringsSomething());
        try (var other = UnitEnvironment.start(1, 2)) {
            other.keys().close("secret");
            other.keys().unlock();
            var plan = importer.plan(ImportRequest.of(List.of()), other.workspace());
            var outcome =
                    importer.apply(plan, other.workspace(), Set.of()).outcomes().getFirst();
            assertEquals(List.of(3, 1), List.of(outcome.accounts(), outcome.users()));
            assertTrue(other.keys().holds(account.key()));
        }
    }
}
