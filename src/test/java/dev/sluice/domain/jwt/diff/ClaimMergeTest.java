package dev.sluice.domain.jwt.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.claims.RandomClaims;
import dev.sluice.domain.model.ShareKind;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Choosing claims of two versions of an account one by one.
@Tag("unit")
class ClaimMergeTest {
    private static final int TRIES = 60;

    private static Set<String> paths(AccountClaims before, AccountClaims after) {
        return ClaimDiff.between(before, after).stream().map(ClaimChange::path).collect(Collectors.toSet());
    }

    @Test
    void choosesExactlyWhatWasNamed() {
        var random = new RandomClaims(20_261_122);
        var dice = new Random(7);
        var tried = 0;
        while (tried < TRIES) {
            if (random.next().claims() instanceof AccountClaims ours
                    && random.next().claims() instanceof AccountClaims theirs) {
                tried++;
                var all = paths(ours, theirs);
                assertEquals(Set.of(), paths(ours, ClaimMerge.of(ours, theirs, Set.of())));
                assertEquals(Set.of(), paths(theirs, ClaimMerge.of(ours, theirs, all)));
                if (all.stream().anyMatch(path -> path.contains(" #"))) {
                    // Of the same entry twice nobody can tell which one is gone.
                    continue;
                }
                var some = new HashSet<>(all);
                some.removeIf(_ -> dice.nextBoolean());
                var merged = ClaimMerge.of(ours, theirs, some);
                assertEquals(some, paths(ours, merged));
                all.removeAll(some);
                assertEquals(all, paths(merged, theirs));
            }
        }
    }

    @Test
    void aPartOfWhatOneSideLacksStandsForTheWhole() {
        var export = ExportClaim.builder("orders.>", ShareKind.STREAM).name("orders");
        var key = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        var ours =
                AccountClaims.builder(key, "shop").revocations(Map.of("*", 7L)).build();
        var theirs = ours.copy()
                .exports(List.of(export.description("by hand").build()))
                .revocations(Map.of())
                .build();
        var merged = ClaimMerge.of(ours, theirs, Set.of("exports[stream orders.>].description"));
        assertEquals(theirs.exports(), merged.exports());
        assertEquals(ours.revocations(), merged.revocations());
        assertTrue(
                ClaimMerge.of(ours, theirs, Set.of("revocations[*]")).exports().isEmpty());
    }
}
