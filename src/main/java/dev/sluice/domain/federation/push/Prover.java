package dev.sluice.domain.federation.push;

import dev.sluice.domain.federation.claims.AccountTimes;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.Proof;
import dev.sluice.domain.federation.operation.Proof.Rung;
import dev.sluice.domain.federation.operation.Proof.ServerProof;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.ExpectedServers;
import dev.sluice.domain.port.LoadedAccount;
import dev.sluice.domain.port.LoadedAccount.Completeness;
import dev.sluice.domain.port.LoadedAccount.Detail;
import dev.sluice.domain.port.LoadedAccount.Validity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads back what servers store and enforce: LOOKUP for stored, ACCOUNTZ for effective
/// (nats-server-facts.md#5.5).
public final class Prover {
    private final EnvironmentContext context;
    private final AccountSigner accountSigner;

    public Prover(EnvironmentContext context, AccountSigner accountSigner) {
        this.context = context;
        this.accountSigner = accountSigner;
    }

    /// How far the account's last signed JWT has got. Reads only.
    public Proof prove(PublicKey account) {
        return prove(
                account, context.servers().completed(context.link().resolver().expected()));
    }

    public Proof prove(PublicKey key, ExpectedServers expected) {
        var account = context.store().read(view -> context.account(view, key));
        var resolver = context.link().resolver();
        var jwt = account.release().jwt();
        var stored = resolver.stored(key, expected).stream()
                .filter(text -> text.equals(jwt))
                .count();
        var answers = LoadedAccount.byServer(resolver.enforced(key, expected));
        var wanted = accountSigner.released(account);
        var lifespan = AccountTimes.of(account);
        var isOver = lifespan.isOver(context.now());
        var servers = new ArrayList<ServerProof>();
        for (var server : expected.servers()) {
            var answer = answers.get(server.id());
            var judged =
                    answer == null ? new ServerProof(server, Rung.SILENT) : judge(account, wanted, expected, answer);
            if (judged.rung() == Rung.NOT_LOADED && resolver.showsLoadedOnly()) {
                judged = new ServerProof(server, Rung.NOT_LOADED, List.of(), "it has no such account");
            }
            servers.add(
                    isOver && answer != null
                            ? new ServerProof(server, Rung.EXPIRED, List.of(), "since " + lifespan.until())
                            : judged);
        }
        return new Proof(
                key,
                expected.expected(),
                (int) stored,
                servers,
                context.servers().missing(expected),
                context.now());
    }

    /// Imports of its present text that some server does not have in force: their exporter took back what it gave,
    /// perhaps, which is no fault of what is pushed next.
    public Set<String> lacking(PublicKey key, ExpectedServers expected) {
        var account = context.store().read(view -> view.accounts().find(key));
        if (account.isEmpty() || accountSigner.released(account.get()).imports().isEmpty()) {
            return Set.of();
        }
        var wanted = accountSigner.released(account.get());
        return context.link().resolver().enforced(key, expected).stream()
                .flatMap(answer -> judge(account.get(), wanted, expected, answer).imports().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// @param wanted what was last signed, with its signer: nothing that a server says of a text counts while it
    /// does not trust who signed it, unless it acts on that very text
    public static ServerProof judge(
            Account account, AccountClaims wanted, ExpectedServers expected, LoadedAccount answer) {
        var server = answer.server();
        var detail = answer.detail();
        var acts = detail != null && detail.jwt().equals(account.release().jwt());
        if (!acts && account.release().jwt() != null && !expected.trusts(server, wanted.issuer())) {
            return new ServerProof(server, Rung.UNTRUSTED);
        }
        if (detail == null) {
            return new ServerProof(server, Rung.NOT_LOADED);
        }
        if (!detail.jwt().equals(account.release().jwt())) {
            return new ServerProof(server, Rung.OUTDATED);
        }
        var faults = wanted.imports().stream()
                .filter(wish -> !isValid(wish, detail))
                .map(ImportClaim::subject)
                .toList();
        if (!faults.isEmpty()) {
            return new ServerProof(server, Rung.INCOMPLETE, faults, "");
        }
        return detail.completeness() == Completeness.COMPLETE
                ? new ServerProof(server, Rung.EFFECTIVE)
                : new ServerProof(server, Rung.INCOMPLETE);
    }

    /// Present and not flagged: "complete" alone is not enough (traps.md#T29).
    private static boolean isValid(ImportClaim wish, Detail detail) {
        return detail.imports().stream()
                .anyMatch(status -> status.account().equals(wish.account())
                        && status.kind() == wish.type()
                        && status.subject().equals(wish.subject())
                        && status.validity() == Validity.VALID);
    }
}
