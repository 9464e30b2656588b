package dev.sluice.adapter.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.domain.audit.Actor;
import dev.sluice.domain.audit.AuditChange;
import dev.sluice.domain.audit.AuditEntry;
import dev.sluice.domain.audit.AuditFacts;
import dev.sluice.domain.audit.AuditFacts.Deed;
import dev.sluice.domain.audit.AuditFacts.Ending;
import dev.sluice.domain.audit.AuditObject;
import dev.sluice.domain.audit.AuditOutcome;
import dev.sluice.domain.audit.ServerResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The audit log as JSON, byte for byte as others read it already")
class AuditJsonTest {
    private final AuditJson json = new AuditJson();

    @Test
    void aWholeLogIsAnArrayWithAnEntryALine() {
        var line = line("");
        assertEquals("[\n" + line + ",\n" + line + "\n]\n", json.whole(List.of(entry(""), entry(""))));
        assertEquals("[\n\n]\n", json.whole(List.of()));
    }

    @Test
    void inPartsItSaysWhatItHolds() {
        assertEquals("{\"about\":\"all of \\\"Retail\\\"\",\"entries\":[\n", json.head("all of \"Retail\""));
        assertEquals(line(""), json.part(entry(""), 0));
        assertEquals(",\n" + line(""), json.part(entry(""), 1));
        assertEquals("\n]}\n", json.foot());
    }

    @Test
    @DisplayName("whatever is not just what it shows is escaped, and both halves of what lies beyond the first plane")
    void foreignText() {
        var note = "say \"no\" \\ to <b>&'\t\n\u001b[31m\u202e\u2028 \u00fc \ud83d\ude00 \ud83d";
        var escaped =
                "say \\\"no\\\" \\\\ to <b>&'\\u0009\\u000a\\u001b[31m\\u202e\\u2028 \u00fc \\ud83d\\ude00 \\ud83d";
        assertEquals(line(escaped), json.part(entry(note), 0));
    }

    private static String line(String note) {
        return """
                {"number":7,"act":"00000000-0000-0000-0000-00000000000a","environment":"",\
                "time":"2026-11-30T10:00:00.123456Z","tookMicros":1234,"user":"ada","name":"Ada",\
                "profile":"administrator","action":"accept","outcome":"done","note":"NOTE",\
                "objects":[{"kind":"account","id":"AKEY","name":"ACCTA"}],\
                "changes":[{"kind":"connection","id":"ID","name":"orders","before":"","after":"state=active"}],\
                "results":[{"account":"AKEY","server":"n1","result":"stored","detail":""}],\
                "previous":"aa","hash":"bb"}""".replace("NOTE", note);
    }

    private static AuditEntry entry(String note) {
        var facts = new AuditFacts(
                UUID.fromString("00000000-0000-0000-0000-00000000000a"),
                null,
                Instant.parse("2026-11-30T10:00:00.123456Z"),
                new Actor("ada", "Ada", "administrator"),
                new Deed(
                        "accept",
                        List.of(new AuditObject("account", "AKEY", "ACCTA")),
                        List.of(new AuditChange("connection", "ID", "orders", "", "state=active"))),
                new Ending(
                        AuditOutcome.DONE,
                        Duration.ofNanos(1_234_567),
                        List.of(new ServerResult("AKEY", "n1", "stored", "")),
                        note));
        return new AuditEntry(7, facts, "aa", "bb");
    }
}
