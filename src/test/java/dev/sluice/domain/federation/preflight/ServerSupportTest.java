package dev.sluice.domain.federation.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.PreflightFinding;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.domain.model.record.AccountPatch.Callout;
import dev.sluice.domain.model.record.AccountPatch.More;
import dev.sluice.domain.model.server.ServerRef;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Claims that old servers take without a word and leave alone.
@Tag("unit")
class ServerSupportTest {
    private static final ServerRef OLD = new ServerRef("N1", "n1", "2.9.10");
    private static final ServerRef NEW = new ServerRef("N2", "n2", "2.15.3");

    private static AccountPatch patch(More more) {
        return AccountPatch.builder().more(more).build();
    }

    @Test
    @DisplayName("S4-11 what some server is too old for is said, with its name and version, and of no other server")
    void whatServersAreTooOldFor() {
        var callout = new Callout(List.of("U"), List.of(), "");
        var all = patch(new More(null, "traces", 10, "owner", null, callout));
        var said = ServerSupport.of(all, List.of(NEW, OLD)).stream()
                .map(PreflightFinding::text)
                .collect(Collectors.joining("\n"));
        assertEquals(3, said.lines().count(), said);
        assertTrue(said.lines().allMatch(line -> line.startsWith("n1 2.9.10: ")), said);
        assertTrue(said.contains("auth callout") && said.contains("traces") && said.contains("cluster traffic"), said);
        assertEquals(List.of(), ServerSupport.of(all, List.of(NEW)));
    }

    @Test
    @DisplayName("S4-11 what is taken away needs no server that knows it")
    void takenAway() {
        var none = patch(new More(null, "", null, "", null, new Callout(List.of(), List.of(), "")));
        assertEquals(List.of(), ServerSupport.of(none, List.of(OLD)));
        assertEquals(List.of(), ServerSupport.of(AccountPatch.suspending(1), List.of(OLD)));
    }
}
