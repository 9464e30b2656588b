package dev.sluice.heart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What of another tool's changes is taken, ours from then on.
@Tag("unit")
@DisplayName("What another tool changed and rows can say")
class TakenDriftsTest extends DriftScene {
    /// What rows can say, and what of it they then say.
    static Stream<Arguments> takeable() {
        return Stream.of(
                change("a public export", claims -> exporting(claims, news())),
                change(
                        "a private export with a revocation",
                        claims -> exporting(
                                claims,
                                ExportClaim.builder("own.>", ShareKind.SERVICE)
                                        .name("own")
                                        .tokenRequired()
                                        .revocations(Map.of(claims.subject(), 1_600_000_000L))
                                        .build())),
                change(
                        "an export without a name",
                        claims -> exporting(
                                claims,
                                ExportClaim.builder("x.y", ShareKind.STREAM).build())),
                change(
                        "an export whose name no row can hold",
                        claims -> exporting(
                                claims,
                                ExportClaim.builder("x.y", ShareKind.STREAM)
                                        .name("n".repeat(200))
                                        .build())),
                change(
                        "a description and tags",
                        claims -> claims.copy()
                                .description("by hand")
                                .tags(List.of("theirs"))
                                .build()),
                change("a name", claims -> claims.withBase(claims.base().withName("org-renamed"))),
                change(
                        "limits",
                        claims -> claims.copy()
                                .limits(claims.limits()
                                        .copy()
                                        .connections(7)
                                        .subscriptions(9)
                                        .build())
                                .build()));
    }

    private static Arguments change(String name, UnaryOperator<AccountClaims> change) {
        return Arguments.argumentSet(name, change);
    }

    @ParameterizedTest
    @MethodSource("takeable")
    @DisplayName("S3-A15 is taken into the rows, and servers keep what they have")
    void takeTheirs(UnaryOperator<AccountClaims> change) throws Exception {
        unit.otherTool().push(account, change);
        var wished = change.apply(released(account));
        assertEquals(List.of(), drifts().untaken(drifts().show(account.key())));
        assertInstanceOf(Outcome.Done.class, drifts().takeTheirs(account.key(), OperationOptions.now()));
        assertInStep(account);
        var taken = released(account);
        assertEquals(wished.exports(), taken.exports());
        assertEquals(wished.base().name(), taken.base().name());
        assertEquals(wished.description(), taken.description());
        assertEquals(wished.limits(), taken.limits());
        // What was taken is ours from now on: the next change of our own does not lose it.
        var draft = new ExportDraft(account.key(), "later", "later.>", ShareKind.STREAM, Visibility.PRIVATE);
        unit.services().exports().add(draft, OperationOptions.now());
        assertTrue(released(account).exports().containsAll(wished.exports()));
    }

    @Test
    @DisplayName("an import of a public export comes in, moves with their next change and goes with the one after")
    void publicImports() throws Exception {
        var draft = new ExportDraft(partner.key(), "open", "open.>", ShareKind.STREAM, Visibility.PUBLIC);
        unit.services().exports().add(draft, OperationOptions.now());
        var wish = ImportClaim.builder("open.>", ShareKind.STREAM, partner.key().text())
                .name("open")
                .localSubject("theirs.>")
                .build();
        take(claims -> claims.copy().imports(List.of(wish)).build());
        assertEquals(List.of("theirs.>"), locals());
        var moved = ImportClaim.builder(
                        "open.>", ShareKind.STREAM, partner.key().text())
                .name("open")
                .localSubject("moved.>")
                .build();
        take(claims -> claims.copy().imports(List.of(moved)).build());
        assertEquals(List.of("moved.>"), locals());
        take(claims -> claims.copy().imports(List.of()).build());
        assertEquals(List.of(), locals());
    }

    private void take(UnaryOperator<AccountClaims> change) throws JwtException {
        unit.otherTool().push(account, change);
        drifts().takeTheirs(account.key(), OperationOptions.now());
        assertInStep(account);
    }

    private List<String> locals() {
        return unit.services().imports().list(account.key()).stream()
                .map(view -> view.effectiveSubject().text())
                .toList();
    }
}
