package dev.sluice.heart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.account.UserPatch;
import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.PreflightFinding;
import dev.sluice.domain.federation.operation.PreflightFinding.Kind;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.federation.operation.PublicImportDraft;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Side;
import dev.sluice.domain.model.SuspensionHold;
import dev.sluice.domain.model.Visibility;
import dev.sluice.testing.scripted.UnitEnvironment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Closing overtakes what another tool pushed, or what an older database knows nothing of: what that closes stays
/// closed (decisions/0013-drift-is-told-not-overwritten.md).
@Tag("unit")
@DisplayName("What another tool revoked, when something else is closed")
class OvertakenTest extends DriftScene {
    private static final long AT = 4_000_000_000L;

    private final Account third = unit.account("org-c");
    private final Connection orders = unit.share(account, partner, "orders.>");
    private final Connection others = unit.share(account, third, "others.>");
    private final List<PreflightFinding> told = new ArrayList<>();

    private OperationOptions listening() {
        return OperationOptions.now().with(step -> {
            if (step instanceof Progress.Warned(var finding)) {
                told.add(finding);
            }
        });
    }

    /// Each way in which one connection is closed.
    enum Closing {
        END {
            @Override
            void of(UnitEnvironment unit, Connection orders, OperationOptions options) {
                unit.services().federation().end(orders.id(), ActingAccount.of(orders.exporter()), options);
            }
        },
        SUSPEND {
            @Override
            void of(UnitEnvironment unit, Connection orders, OperationOptions options) {
                unit.services().federation().suspend(orders.id(), ActingAccount.of(orders.importer()), options);
            }
        },
        REMOVE {
            @Override
            void of(UnitEnvironment unit, Connection orders, OperationOptions options) {
                unit.services().accounts().remove(orders.importer(), options);
            }
        },
        SHUT {
            @Override
            void of(UnitEnvironment unit, Connection orders, OperationOptions options) {
                unit.services()
                        .userChanges()
                        .revoke(orders.exporter(), "UNOBODY", unit.clock().instant(), options);
            }
        };

        abstract void of(UnitEnvironment unit, Connection orders, OperationOptions options);
    }

    private static AccountClaims revoking(AccountClaims claims, String target) {
        return claims.copy()
                .exports(claims.exports().stream()
                        .map(export -> export.subject().equals("others.>")
                                ? export.withRevocations(Map.of(target, AT))
                                : export)
                        .toList())
                .revocations(Map.of("UTHEIRS", AT))
                .build();
    }

    private boolean isLet(Connection connection) {
        return unit.servers()
                .server(1)
                .lets(
                        connection.exporter(),
                        connection.importer(),
                        connection.share().subject().text());
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("stays revoked, of partners and of users, and whoever closes is told what is replaced")
    void staysRevoked(Closing closing) throws JwtException {
        unit.otherTool().push(account, claims -> revoking(claims, third.key().text()));
        assertFalse(isLet(others));
        assertTrue(isLet(orders));
        closing.of(unit, orders, listening());
        assertFalse(isLet(others), "closing one gate has opened another");
        assertEquals(AT, released(account).revocations().get("UTHEIRS"));
        assertEquals(closing == Closing.SHUT, isLet(orders));
        assertSuspended(others, Side.EXPORTER);
    }

    /// Its own side may open it again, and nothing else does.
    private void assertSuspended(Connection connection, Side side) {
        unit.services().publisher().pushAll(OperationOptions.now());
        unit.services().reconciler().compare();
        var now = unit.services().federation().get(connection.id());
        assertEquals(List.of(side), SuspensionHold.of(now).sides());
        assertTrue(told.stream()
                .anyMatch(finding -> finding.kind() == Kind.STAYS_CLOSED
                        && finding.text().contains(connection.share().name())));
        assertFalse(isLet(connection));
        unit.services().federation().resume(now.id(), ActingAccount.of(now.party(side)), OperationOptions.now());
        assertTrue(isLet(connection));
    }

    private static AccountClaims without(AccountClaims claims, String subject) {
        return claims.copy()
                .exports(claims.exports().stream()
                        .filter(export -> !export.subject().equals(subject))
                        .toList())
                .imports(claims.imports().stream()
                        .filter(taken -> !taken.subject().equals(subject))
                        .toList())
                .build();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("an export that was taken away stays away, and what rests on it is suspended by the exporter")
    void exportStaysAway(Closing closing) throws JwtException {
        unit.otherTool().push(account, claims -> without(claims, "others.>"));
        assertFalse(isLet(others));
        closing.of(unit, orders, listening());
        assertFalse(isLet(others), "closing one gate has opened another");
        assertSuspended(others, Side.EXPORTER);
    }

    @Test
    @DisplayName("an import that was taken away stays away, suspended by the importer")
    void importStaysAway() throws JwtException {
        var more = unit.share(third, partner, "more.>");
        unit.otherTool().push(partner, claims -> without(claims, "more.>"));
        assertFalse(isLet(more));
        Closing.END.of(unit, orders, listening());
        assertFalse(isLet(more), "closing one gate has opened another");
        assertSuspended(more, Side.IMPORTER);
    }

    @Test
    @DisplayName("a public export stays private, or away, and a public import away")
    void publicOnes() throws JwtException {
        var news = export("news.>", Visibility.PUBLIC);
        var open = export("open.>", Visibility.PUBLIC);
        var exports = unit.services().exports();
        unit.otherTool()
                .push(
                        account,
                        claims -> claims.copy()
                                .exports(claims.exports().stream()
                                        .filter(export -> !export.subject().equals("news.>"))
                                        .map(export -> export.subject().equals("open.>")
                                                ? export.copy().tokenRequired().build()
                                                : export)
                                        .toList())
                                .build());
        var wish = new PublicImportDraft(partner.key(), third.key(), "third.>", ShareKind.STREAM, null);
        exports.add(
                new ExportDraft(third.key(), "third", "third.>", ShareKind.STREAM, Visibility.PUBLIC),
                OperationOptions.now());
        unit.services().imports().addPublic(wish, OperationOptions.now());
        unit.otherTool().push(partner, claims -> without(claims, "third.>"));
        Closing.END.of(unit, orders, listening());
        var left = exports.list(account.key());
        assertTrue(left.stream().noneMatch(row -> row.id().equals(news.id())));
        assertEquals(
                List.of(Visibility.PRIVATE),
                left.stream()
                        .filter(row -> row.id().equals(open.id()))
                        .map(Export::visibility)
                        .toList());
        assertFalse(unit.servers().server(1).lets(third.key(), partner.key(), "third.>"));
        assertEquals(List.of(), unit.services().imports().list(partner.key()));
    }

    private Export export(String subject, Visibility visibility) {
        var draft = new ExportDraft(account.key(), subject, subject, ShareKind.STREAM, visibility);
        return unit.services().exports().add(draft, OperationOptions.now()).value();
    }

    @Test
    @DisplayName("tokens that are out for an export that was taken away stay dead, and their offers end")
    void tokensOut() throws JwtException {
        var export = export("issued.>", Visibility.PRIVATE);
        var issued = unit.services().activations().issue(account.key(), export, third.key());
        unit.otherTool().push(account, claims -> without(claims, "issued.>"));
        Closing.END.of(unit, orders, listening());
        unit.services().publisher().pushAll(OperationOptions.now());
        assertEquals(
                ConnectionState.REVOKED,
                unit.services().federation().get(issued.id()).state());
        assertTrue(released(account).exports().stream()
                .filter(claim -> claim.subject().equals("issued.>"))
                .allMatch(claim -> claim.revocations().containsKey(ExportClaim.ALL)));
    }

    @Test
    @DisplayName("a signing key that was taken away stays away, and a suspension of the account stands")
    void keysAndSuspension() throws JwtException {
        unit.services().roles().add(account.key(), "reader", UserPatch.NONE, OperationOptions.now());
        unit.otherTool()
                .push(
                        account,
                        claims -> claims.copy()
                                .signingKeys(List.of())
                                .limits(claims.limits().withConnections(0).withLeafNodes(0))
                                .build());
        Closing.END.of(unit, orders, listening());
        assertEquals(List.of(), released(account).signingKeys());
        assertEquals(0, released(account).limits().connections());
        assertTrue(unit.services().accounts().find(account.key().text()).isSuspended());
    }

    @Test
    @DisplayName("but what another tool never had before it is not closed by that")
    void notYetPushed() throws JwtException {
        unit.otherTool()
                .push(account, claims -> claims.copy().description("theirs").build());
        Closing.END.of(unit, orders, listening());
        assertTrue(isLet(others));
        assertEquals(
                List.of(Kind.OVERTAKEN),
                told.stream().map(PreflightFinding::kind).toList());
    }

    @Test
    @DisplayName("of everybody stays so")
    void ofEverybody() throws JwtException {
        unit.otherTool().push(account, claims -> revoking(claims, ExportClaim.ALL));
        Closing.END.of(unit, orders, listening());
        assertFalse(isLet(others));
        assertSuspended(others, Side.EXPORTER);
        assertEquals(
                List.of(AT),
                released(account).exports().stream()
                        .flatMap(
                                export -> Stream.ofNullable(export.revocations().get(ExportClaim.ALL)))
                        .toList());
    }

    @Test
    @DisplayName("and only what it revoked: what we took back ourselves stays taken back")
    void oldTextsOfOurs() {
        var issued = unit.account("org-d");
        Closing.END.of(unit, orders, listening());
        var old = Objects.requireNonNull(unit.servers().server(1).stored(account.key()));
        var again = unit.share(account, partner, "orders.>");
        unit.servers().server(2).bringBack(account.key(), old);
        unit.services().accounts().remove(issued.key(), listening());
        unit.services().federation().suspend(others.id(), ActingAccount.of(account.key()), listening());
        assertTrue(isLet(again));
        assertEquals(List.of(), told);
    }
}
