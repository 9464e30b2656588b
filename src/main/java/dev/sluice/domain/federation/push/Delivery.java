package dev.sluice.domain.federation.push;

import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.federation.operation.Proof.Rung;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.record.Journal;
import dev.sluice.domain.model.record.Journal.Purpose;
import dev.sluice.domain.model.record.KnownServer;
import dev.sluice.domain.model.server.PushReport;
import dev.sluice.domain.model.server.PushReport.Refused;
import dev.sluice.domain.model.server.PushReport.ServerReply;
import dev.sluice.domain.model.server.PushReport.Silent;
import dev.sluice.domain.model.server.PushReport.Stored;
import dev.sluice.domain.model.server.ServerRef;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.operation.OperationGate;
import dev.sluice.domain.port.ExpectedServers;
import dev.sluice.domain.port.Resolver.AccountText;
import dev.sluice.domain.port.Resolver.Sent;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Signs and hands over account JWTs, each step on disk before it is done.
public final class Delivery {
    /// Of more accounts at once only those are told that failed.
    private static final int TOLD_ONE_BY_ONE = 20;

    private final EnvironmentContext context;
    private final AccountSigner accountSigner;
    private final DriftGuard driftGuard;

    public Delivery(AccountSigner accountSigner, DriftGuard driftGuard) {
        this.context = driftGuard.context();
        this.accountSigner = accountSigner;
        this.driftGuard = driftGuard;
    }

    /// Who is expected to answer, less those knowingly left out.
    public ExpectedServers expected(Set<String> without) {
        return expected(answering(), without);
    }

    private ExpectedServers expected(ExpectedServers answered, Set<String> without) {
        var expected = context.servers().completed(answered);
        if (without.isEmpty()) {
            return expected;
        }
        var known = new HashSet<String>();
        Stream.concat(expected.servers().stream(), expected.strangers().stream())
                .forEach(server -> known.addAll(Set.of(server.name(), server.id())));
        var unknown = without.stream().filter(name -> !known.contains(name)).toList();
        // A server that is down is not in the list: its name can only be counted, not checked.
        if (unknown.size() > expected.expected() - expected.servers().size()) {
            var names = expected.servers().stream().map(ServerRef::name).collect(Collectors.joining(", "));
            throw ProblemException.of(ProblemCode.SERVER_UNKNOWN, unknown.getFirst(), names);
        }
        return context.link().resolver().without(expected, without);
    }

    /// While none is known, nobody misses one that has just started and that the others do not count yet: so all
    /// are heard to the end (nats-server-facts.md#1.4).
    private ExpectedServers answering() {
        var resolver = context.link().resolver();
        var isAnyKnown = context.servers().list().stream().anyMatch(KnownServer::isCounted);
        return isAnyKnown ? resolver.expected() : resolver.everybody();
    }

    private ExpectedServers pushedTo(Set<String> without) {
        context.link().resolver().requirePushes();
        return expected(without);
    }

    /// The same for closing a gate, which does not wait for a server that does not trust the key that is going to
    /// sign, if there is any other.
    ///
    /// @throws ProblemException `SIGNER_NOT_TRUSTED`
    public ExpectedServers expectedToClose(Set<String> without) {
        var expected = pushedTo(without);
        var distrusting = distrusting(expected);
        if (!distrusting.isEmpty() && distrusting.size() == expected.servers().size()) {
            throw distrusted(distrusting);
        }
        return expected;
    }

    /// The same, refusing to begin while a server does not trust the key that is going to sign: it would store the
    /// text, answer as if all were well, and lock the account out when it next loads it
    /// (nats-server-facts.md#1.1).
    ///
    /// @throws ProblemException `SIGNER_NOT_TRUSTED`
    public ExpectedServers expectedTrusting(Set<String> without) {
        var expected = pushedTo(without);
        var distrusting = distrusting(expected);
        if (!distrusting.isEmpty()) {
            throw distrusted(distrusting);
        }
        return expected;
    }

    /// The same, refusing to begin while a server is missing.
    ///
    /// @throws ProblemException `SERVERS_MISSING`, `SIGNER_NOT_TRUSTED`
    public ExpectedServers expectedAll(Set<String> without) {
        var expected = pushedTo(without);
        // Just after start a cluster may not be formed yet, and one that is back is not counted by the others, who
        // answer first (nats-server-facts.md#1.4): all are heard to the end then.
        for (var asked = 1; !expected.isComplete() && asked < (expected.isYoung() ? 4 : 2); asked++) {
            expected = expected(context.link().resolver().everybody(), without);
        }
        if (!expected.isComplete() || expected.servers().isEmpty()) {
            throw missing(expected, without);
        }
        var distrusting = distrusting(expected);
        if (!distrusting.isEmpty()) {
            throw distrusted(distrusting);
        }
        return expected;
    }

    private List<ServerRef> distrusting(ExpectedServers expected) {
        return expected.distrusting(context.environment().signingKey().text());
    }

    private ProblemException missing(ExpectedServers expected, Set<String> without) {
        var silent = context.servers().missing(expected).stream()
                .filter(name -> !without.contains(name))
                .toList();
        var nameless = expected.expected() - expected.servers().size() - silent.size();
        var names = new ArrayList<>(silent);
        if (nameless > 0) {
            names.add((silent.isEmpty() ? "" : "and ") + nameless + " that the others count");
        }
        return ProblemException.of(
                ProblemCode.SERVERS_MISSING, expected.servers().size(), expected.expected(), String.join(", ", names));
    }

    private ProblemException distrusted(List<ServerRef> servers) {
        var names = servers.stream().map(ServerRef::name).collect(Collectors.joining(", "));
        return ProblemException.of(
                ProblemCode.SIGNER_NOT_TRUSTED,
                names,
                context.environment().signingKey().shortText());
    }

    /// Signs the account from its rows and pushes it.
    public PushReport signAndPush(PublicKey key, PushContext pushContext) {
        return signAndPush(key, _ -> {}, pushContext);
    }

    /// @param before what is written together with the text
    public PushReport signAndPush(PublicKey key, Consumer<StoreTx> before, PushContext pushContext) {
        // Before anything is signed: the background would sign it anew at each round.
        refuseUntrusted(context.environment().signingKey().text(), pushContext.expected());
        var isKnown = context.store()
                        .read(view -> context.account(view, key))
                        .release()
                        .jwt()
                != null;
        var isByHand = context.link().resolver().isInstalledByHand();
        var signed = context.store().write(tx -> {
            before.accept(tx);
            return isByHand ? signedOnce(tx, key, pushContext) : note(tx, accountSigner.sign(tx, key), pushContext);
        });
        return hand(signed, pushContext, isKnown);
    }

    /// Looking again whether somebody has installed a text leaves nothing behind.
    private Account signedOnce(StoreTx tx, PublicKey key, PushContext pushContext) {
        var before = tx.accounts().find(key).map(Account::release);
        var account = accountSigner.signOnce(tx, List.of(key)).getFirst();
        var isNoted = before.filter(account.release()::equals).isPresent()
                && !tx.revisions().neverPushed(context.id()).contains(key);
        return isNoted ? account : note(tx, account, pushContext);
    }

    /// Puts the text last signed into the journal, to be pushed when that is on disk.
    public Account note(StoreTx tx, Account account, PushContext pushContext) {
        tx.journal()
                .step(
                        pushContext.entry(),
                        new Journal.Step(pushContext.purpose(), account.key(), text(account), context.now()));
        return account;
    }

    /// Pushes the text last signed, which the journal has.
    public PushReport push(Account account, PushContext pushContext) {
        return hand(account, pushContext, false);
    }

    private static String text(Account account) {
        var jwt = account.release().jwt();
        if (jwt == null) {
            throw new IllegalStateException(account.name() + " was never signed");
        }
        return jwt;
    }

    /// Pushes the text last signed once more, for servers that missed it. The journal has it already, and no key
    /// is needed.
    public PushReport again(Account account, PushContext pushContext) {
        return hand(account, pushContext, true);
    }

    /// @param isKnown whether servers may have another text; old ones take seconds to say that they have none
    private PushReport hand(Account account, PushContext pushContext, boolean isKnown) {
        var jwt = text(account);
        refuseUntrusted(Provenance.issuer(jwt), pushContext.expected());
        pushContext.progress().on(new Progress.Pushing(account, pushContext.purpose()));
        if (isKnown && pushContext.purpose() != Purpose.OPEN) {
            driftGuard.tell(account, context.link().resolver().stored(account.key(), pushContext.expected()));
        }
        var answered = context.link().pushing(resolver -> resolver.push(account.key(), jwt, pushContext.expected()));
        var report = heard(answered, jwt, pushContext.expected());
        confirm(account, report);
        pushContext.progress().on(new Progress.Pushed(account, pushContext.purpose(), report));
        return report;
    }

    /// Sends the texts last signed of several accounts, which the journal has.
    Sent sendAll(List<Account> accounts, PushContext pushContext) {
        var texts = accounts.stream()
                .map(account -> new AccountText(account.key(), text(account)))
                .toList();
        texts.forEach(text -> refuseUntrusted(Provenance.issuer(text.jwt()), pushContext.expected()));
        return context.link().pushing(resolver -> resolver.send(texts, pushContext.expected()));
    }

    /// Waits for what servers say to them. What was confirmed is the caller's to write.
    List<PushReport> heardAll(List<Account> accounts, Sent sent, PushContext pushContext) {
        var answers = sent.answers();
        var reports = new ArrayList<PushReport>();
        for (var i = 0; i < answers.size(); i++) {
            reports.add(heard(answers.get(i), text(accounts.get(i)), pushContext.expected()));
        }
        for (var i = 0; i < accounts.size(); i++) {
            if (accounts.size() <= TOLD_ONE_BY_ONE || !reports.get(i).isComplete()) {
                pushContext.progress().on(new Progress.Pushed(accounts.get(i), pushContext.purpose(), reports.get(i)));
            }
        }
        return reports;
    }

    /// With those who are silent, by their names, and told to the audit log.
    private PushReport heard(PushReport answered, String jwt, ExpectedServers expected) {
        var report = trusted(named(withMissing(ours(answered, expected), expected), expected), jwt, expected);
        if (report.replies().stream().anyMatch(Silent.class::isInstance)) {
            context.doubt();
        }
        OperationGate.notePush(report);
        return report;
    }

    /// A text that no server acts on only locks its account out.
    private void refuseUntrusted(String signer, ExpectedServers expected) {
        var distrusting = expected.distrusting(signer);
        if (!distrusting.isEmpty() && distrusting.size() == expected.servers().size()) {
            throw distrusted(distrusting);
        }
    }

    /// What strangers say to it is nothing to us.
    private static PushReport ours(PushReport report, ExpectedServers expected) {
        var strange = expected.strangers().stream().map(ServerRef::id).collect(Collectors.toSet());
        return strange.isEmpty()
                ? report
                : new PushReport(
                        report.account(),
                        report.replies().stream()
                                .filter(reply ->
                                        !strange.contains(reply.server().id()))
                                .toList());
    }

    /// A server stores whatever it is given; it acts only on what a key signed that it trusts.
    private static PushReport trusted(PushReport report, String jwt, ExpectedServers expected) {
        var signer = Provenance.issuer(jwt);
        if (expected.distrusting(signer).isEmpty()) {
            return report;
        }
        return new PushReport(
                report.account(),
                report.replies().stream()
                        .<ServerReply>map(
                                reply -> reply instanceof Stored stored && !expected.trusts(stored.server(), signer)
                                        ? new Refused(stored.server(), Rung.UNTRUSTED.words())
                                        : reply)
                        .toList());
    }

    private void confirm(Account account, PushReport report) {
        if (report.isComplete()) {
            context.store().change(tx -> {
                confirm(tx, account, report);
            });
        }
    }

    /// Notes that every expected server stores a text, unless a newer one was signed meanwhile. A new account has
    /// no row until its first push went well.
    static void confirm(StoreTx tx, Account account, PushReport report) {
        if (!report.isComplete()) {
            return;
        }
        tx.accounts()
                .find(account.key())
                .filter(now ->
                        Objects.equals(account.release().jwt(), now.release().jwt())
                                && !now.release().confirmed())
                .ifPresent(
                        now -> tx.accounts().save(now.withRelease(now.release().asConfirmed())));
    }

    /// Servers that others count but that did not answer the PING are silent too.
    private static PushReport withMissing(PushReport report, ExpectedServers expected) {
        var missing = expected.expected() - expected.servers().size();
        if (missing <= 0) {
            return report;
        }
        var replies = new ArrayList<ServerReply>(report.replies());
        for (var i = 0; i < missing && replies.size() < expected.expected(); i++) {
            replies.add(new Silent(new ServerRef("", "a server that is down", "")));
        }
        return new PushReport(report.account(), replies);
    }

    /// Whoever is known and was not heard is called by name.
    private PushReport named(PushReport report, ExpectedServers expected) {
        if (report.isComplete()) {
            return report;
        }
        var absent = context.servers().missing(expected).iterator();
        return new PushReport(
                report.account(),
                report.replies().stream()
                        .map(reply -> reply instanceof Silent silent && isNameless(silent.server()) && absent.hasNext()
                                ? new Silent(new ServerRef("", absent.next(), ""))
                                : reply)
                        .toList());
    }

    private static boolean isNameless(ServerRef server) {
        return server.id().isEmpty() || server.id().startsWith("?");
    }

    /// What a push is part of.
    public record PushContext(UUID entry, Purpose purpose, ExpectedServers expected, Progress progress) {
        public PushContext as(Purpose next) {
            return new PushContext(entry, next, expected, progress);
        }

        PushContext with(Progress next) {
            return new PushContext(entry, purpose, expected, next);
        }
    }
}
