package dev.sluice.faults;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.OfferDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.AccountLimits;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.model.record.Journal.Purpose;
import dev.sluice.domain.model.server.PushReport;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.service.EnvironmentServices;
import dev.sluice.testing.BrokenStore;
import dev.sluice.testing.Inbox;
import dev.sluice.testing.TestClient;
import dev.sluice.testing.TestEnvironment;
import dev.sluice.testing.TestOperator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;

/// Tokens that left Sluice and whose consent was lost in each way there is, in the hands of accounts that import
/// them all the same: whatever goes wrong later, they never work again. What they would open stays exported.
final class Lost {
    /// Names of the exports, and of what became of consent.
    static final List<String> WAYS = List.of("declined", "withdrawn", "expired", "deleted", "suspended", "rolled-back");

    private static final Duration LONG = Duration.ofDays(400);

    private final TestEnvironment test;
    private final Account exporter;
    private final Account ours;
    private final PublicKey outside;
    /// Of the account of ours, with tokens that are dead.
    private final String tampered;
    private final TestClient outsideClient;
    private final TestClient ourClient;
    private final Inbox outsideInbox;
    private final Inbox ourInbox;
    private int marks;

    Lost(TestEnvironment test, Account exporter) {
        this.test = test;
        this.exporter = exporter;
        ours = test.account("org-y");
        var seed = TestOperator.seed(KeyKind.ACCOUNT);
        outside = seed.publicKey();
        test.services().accounts().addExternal("org-x", outside);
        WAYS.forEach(this::export);
        var dead = List.of(declined(), withdrawn(), expired(), deleted());
        push(outside, sign(claims(outside, dead), Instant.now().getEpochSecond()));
        var taken = List.of(suspended(), rolledBack());
        var release = test.services().accounts().find("org-y").release();
        var theirs = read(requireNonNull(release.jwt()));
        // Older than ours, so that servers that compare their stores never prefer it.
        tampered = sign(theirs.copy().imports(taken).build(), release.iat() - 1);
        var server = test.cluster().servers().getFirst().url();
        outsideClient = new TestOperator().connect(seed, server);
        outsideInbox = Inbox.of(outsideClient, ">");
        ourClient = test.connect(ours, 0);
        ourInbox = Inbox.of(ourClient, ">");
    }

    static List<String> subjects() {
        return WAYS.stream().map(way -> "lost." + way).toList();
    }

    static boolean isIts(Connection connection) {
        return connection.share().subject().text().startsWith("lost.");
    }

    private EnvironmentServices services() {
        return test.services();
    }

    private void export(String way) {
        var draft = new ExportDraft(
                exporter.key(), "lost-" + way, "lost." + way + ".>", ShareKind.STREAM, Visibility.PRIVATE);
        services().exports().add(draft, OperationOptions.now());
    }

    private Connection issued(String way) {
        var export = services().exports().find(exporter.key(), "lost-" + way);
        return services().activations().issue(exporter.key(), export, outside);
    }

    private ImportClaim declined() {
        var issued = issued("declined");
        services().federation().decline(issued.id(), ActingAccount.unnamed(), "no");
        return claim(
                issued.share().subject().text(), requireNonNull(issued.grant().token()));
    }

    private ImportClaim withdrawn() {
        var issued = issued("withdrawn");
        services().federation().end(issued.id(), ActingAccount.of(exporter.key()), OperationOptions.now());
        return claim(
                issued.share().subject().text(), requireNonNull(issued.grant().token()));
    }

    private ImportClaim expired() {
        var issued = issued("expired");
        test.clock().advance(LONG);
        services().maintenance().round();
        test.clock().reset();
        assertTrue(services().federation().get(issued.id()).state().isEnded());
        return claim(
                issued.share().subject().text(), requireNonNull(issued.grant().token()));
    }

    private ImportClaim deleted() {
        var issued = issued("deleted");
        services().accounts().remove(outside, OperationOptions.now());
        return claim(
                issued.share().subject().text(), requireNonNull(issued.grant().token()));
    }

    private Connection offered(String way) {
        var draft = new OfferDraft(exporter.key(), ours.key(), "lost-" + way, "lost." + way + ".>", ShareKind.STREAM);
        return services().federation().offer(draft);
    }

    private ImportClaim suspended() {
        var active = services()
                .federation()
                .accept(offered("suspended").id(), ActingAccount.unnamed(), null, OperationOptions.now())
                .value();
        services().federation().suspend(active.id(), ActingAccount.of(exporter.key()), OperationOptions.now());
        return claim(
                active.share().subject().text(), requireNonNull(active.grant().token()));
    }

    private ImportClaim rolledBack() {
        var offer = offered("rolled-back");
        var leaked = new AtomicReference<ImportClaim>();
        try (var store = new BrokenStore(test.cluster())) {
            var options = OperationOptions.now().with(step -> {
                if (step instanceof Progress.Pushing(var account, var purpose)
                        && purpose == Purpose.OPEN
                        && account.key().equals(ours.key())) {
                    read(requireNonNull(account.release().jwt())).imports().stream()
                            .filter(claim -> claim.subject()
                                    .equals(offer.share().subject().text()))
                            .forEach(leaked::set);
                    store.away();
                }
                if (step instanceof Progress.RollingBack) {
                    store.back();
                }
            });
            assertThrows(
                    ProblemException.class,
                    () -> services().federation().accept(offer.id(), ActingAccount.unnamed(), null, options));
        }
        assertEquals(
                ConnectionState.PENDING, services().federation().get(offer.id()).state());
        return requireNonNull(leaked.get());
    }

    private ImportClaim claim(String subject, String token) {
        return ImportClaim.builder(subject, ShareKind.STREAM, exporter.key().text())
                .name(subject)
                .token(token)
                .build();
    }

    private static AccountClaims claims(PublicKey key, List<ImportClaim> imports) {
        return AccountClaims.builder(key.text(), "org-x")
                .limits(AccountLimits.unlimited())
                .imports(imports)
                .build();
    }

    private String sign(AccountClaims claims, long iat) {
        try {
            return JwtWriter.encode(claims, test.signer(services().environment().signingKey()), iat);
        } catch (JwtException e) {
            throw new AssertionError(e);
        }
    }

    private static AccountClaims read(String jwt) {
        try {
            return JwtReader.decodeAccount(jwt).claims();
        } catch (JwtException e) {
            throw new AssertionError(e);
        }
    }

    private void push(PublicKey key, String jwt) {
        push(services(), key, jwt);
    }

    /// Every server that runs has it. One that was killed and started again is counted twice by the others for
    /// some minutes (nats-server-facts.md#1.4), so no push is complete then.
    private void push(EnvironmentServices services, PublicKey key, String jwt) {
        var report = send(services, key, jwt);
        assertTrue(report.stored() >= test.cluster().servers().size(), report.summary());
    }

    private static PushReport send(EnvironmentServices services, PublicKey key, String jwt) {
        return services.link().pushing(resolver -> resolver.push(key, jwt, resolver.expected()));
    }

    /// Every one is tried: nothing arrives, now or since the beginning.
    void check(EnvironmentServices services, TestClient source) {
        var leaked = new ArrayList<String>();
        try {
            push(services, ours.key(), tampered);
            subjects().forEach(subject -> source.publish(subject + ".probe", "lost"));
            var mark = "mark-of-its-own." + ++marks;
            outsideClient.publish(mark, mark);
            ourClient.publish(mark, mark);
            leaked.addAll(arrived(outsideInbox, mark));
            leaked.addAll(arrived(ourInbox, mark));
        } finally {
            // Whatever happened: what is left behind would be another tool's text for ever, for nothing else
            // pushes this account.
            send(services, ours.key(), ourText(services));
        }
        push(services, ours.key(), ourText(services));
        assertEquals(List.of(), leaked, "tokens that are dead work");
    }

    private static String ourText(EnvironmentServices services) {
        return requireNonNull(services.accounts().find("org-y").release().jwt());
    }

    /// What the server had for it when it was asked came before its own mark.
    private static List<String> arrived(Inbox inbox, String mark) {
        Awaitility.await().pollDelay(Duration.ZERO).until(() -> inbox.subjects().contains(mark));
        return inbox.subjects().stream()
                .filter(subject -> subject.startsWith("lost."))
                .toList();
    }
}
