package dev.sluice.domain.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.audit.AuditChain;
import dev.sluice.domain.audit.AuditEntry;
import dev.sluice.domain.audit.AuditHead;
import dev.sluice.domain.audit.AuditQuery;
import dev.sluice.domain.audit.AuditVerdict.Fault;
import dev.sluice.domain.audit.AuditVerdict.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody changes the database file by hand; verifying finds out, and says where.
class AuditTamperTest {
    @TempDir
    private Path folder;

    private OfflineWorkspace workspace;

    @BeforeEach
    void fill() {
        workspace = new OfflineWorkspace(folder, "");
        var org = workspace.account("org-a");
        workspace.offer(org, workspace.account("org-b"), "orders");
        workspace.offer(org, workspace.account("org-c"), "bills");
        assertEquals(6, workspace.recorder().audit().verify().entries());
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private @Nullable Fault faultAfter(String... statements) {
        workspace.tamper(statements);
        return workspace.recorder().audit().verify().fault();
    }

    private @Nullable Kind kindNow() {
        var fault = workspace.recorder().audit().verify().fault();
        return fault == null ? null : fault.kind();
    }

    @Test
    void whatNobodyTouchedIsWhole() {
        var verdict = workspace.recorder().audit().verify();
        assertNull(verdict.fault());
        assertEquals(verdict.entries(), verdict.sealed());
        workspace.tamper();
        assertTrue(workspace.recorder().audit().verify().isWhole());
        workspace.account("org-d");
        assertTrue(workspace.recorder().audit().verify().isWhole());
    }

    @Test
    @DisplayName("S3-A17: a changed entry is found, in whatever field")
    void aChangedEntry() {
        for (var change : new String[] {
            "act = 'push'",
            "outcome = 'REFUSED'",
            "os_user = 'mallory'",
            "note = 'x'",
            "began_at = began_at + 1",
            "took = took + 1",
            "objects = '[]'",
            "changes = '[]'",
            "results = '[{\"account\":\"\",\"server\":\"\",\"result\":\"stored\",\"detail\":\"\"}]'",
            "outcome = 'NONSENSE'",
            "changes = 'no json'"
        }) {
            var column = change.substring(0, change.indexOf(' '));
            var fault = faultAfter(
                    "CREATE TABLE kept AS SELECT " + column + " AS v FROM audit_entry WHERE entry_no = 3",
                    "UPDATE audit_entry SET " + change + " WHERE entry_no = 3");
            assertEquals(new Fault(3, Kind.CHANGED), fault, change);
            assertNull(faultAfter(
                    "UPDATE audit_entry SET " + column + " = (SELECT v FROM kept) WHERE entry_no = 3",
                    "DROP TABLE kept"));
        }
    }

    @Test
    void aDeletedEntry() {
        assertEquals(new Fault(2, Kind.MISSING), faultAfter("DELETE FROM audit_entry WHERE entry_no = 2"));
    }

    @Test
    void aDeletedEntryWithTheOthersMovedUp() {
        var fault = faultAfter(
                "DELETE FROM audit_entry WHERE entry_no = 2",
                "UPDATE audit_entry SET entry_no = 2 WHERE entry_no = 3",
                "UPDATE audit_entry SET entry_no = 3 WHERE entry_no = 4",
                "UPDATE audit_entry SET entry_no = 4 WHERE entry_no = 5",
                "UPDATE audit_entry SET entry_no = 5 WHERE entry_no = 6");
        assertEquals(new Fault(2, Kind.UNCHAINED), fault);
    }

    @Test
    void anInsertedEntry() {
        var fault = faultAfter(
                "UPDATE audit_entry SET entry_no = 7 WHERE entry_no = 6",
                "CREATE TABLE copied AS SELECT * FROM audit_entry WHERE entry_no = 5",
                "UPDATE copied SET entry_no = 6",
                "INSERT INTO audit_entry SELECT * FROM copied",
                "DROP TABLE copied");
        assertEquals(new Fault(6, Kind.UNCHAINED), fault);
    }

    @Test
    void aLogThatEndsEarly() {
        assertEquals(new Fault(5, Kind.TRUNCATED), faultAfter("DELETE FROM audit_entry WHERE entry_no > 4"));
        assertEquals(new Fault(1, Kind.TRUNCATED), faultAfter("DELETE FROM audit_entry"));
    }

    @Test
    @DisplayName("A log cut short whose signature was set back cannot be signed for")
    void aLogAndItsSignatureCutShort() {
        var fault = faultAfter(
                "DELETE FROM audit_entry WHERE entry_no > 4",
                "UPDATE audit_seal SET entries = 4, hash = (SELECT hash FROM audit_entry WHERE entry_no = 4)");
        assertEquals(new Fault(4, Kind.SEAL), fault);
        // What is done next does not sign for it.
        workspace.account("org-d");
        assertEquals(Kind.SEAL, kindNow());
    }

    @Test
    void aLogThatWasForgottenAltogether() {
        assertEquals(new Fault(1, Kind.SEAL), faultAfter("DELETE FROM audit_entry", "DELETE FROM audit_seal"));
        workspace.account("org-d");
        assertEquals(Kind.SEAL, kindNow());
    }

    @Test
    @DisplayName("A log rewritten and chained anew, with every hash right, is not the one that was signed")
    void aRechainedLog() {
        var entries = new ArrayList<>(workspace.recorder().audit().find(AuditQuery.ALL)).reversed();
        var statements = new ArrayList<String>();
        var head = AuditHead.START;
        for (AuditEntry entry : entries) {
            var forged = AuditChain.next(head, Forgery.without(entry.facts(), "org-c"));
            statements.addAll(Forgery.statements(forged));
            head = forged.asHead();
        }
        var fault = faultAfter(statements.toArray(String[]::new));
        assertEquals(new Fault(6, Kind.REWRITTEN), fault);
        workspace.account("org-d");
        assertEquals(Kind.REWRITTEN, kindNow());
    }
}
