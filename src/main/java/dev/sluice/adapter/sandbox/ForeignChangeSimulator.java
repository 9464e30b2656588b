package dev.sluice.adapter.sandbox;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.audit.AuditQuery;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.service.EnvironmentServices;
import dev.sluice.domain.workspace.Workspace;
import java.util.ArrayList;
import java.util.Optional;

/// Somebody with the operator's key and another tool: signs an account of his own making and pushes it to the
/// sandbox's servers, past every service, as `nsc push` would. The workspace learns of it from the servers alone.
final class ForeignChangeSimulator {
    static final String ACCOUNT = "billing";
    private static final int CONNECTIONS = 50;

    private final Workspace workspace;
    private final EnvironmentServices services;

    ForeignChangeSimulator(Workspace workspace, EnvironmentServices services) {
        this.workspace = workspace;
        this.services = services;
    }

    /// Does nothing where a person has made up their mind about it before: servers of a sandbox begin anew with
    /// each start.
    void meddle() {
        account().filter(account -> !isSettled(account)).ifPresent(this::push);
    }

    private Optional<Account> account() {
        return workspace
                .store()
                .read(view -> view.accounts().in(services.environment().id()))
                .stream()
                .filter(account -> account.isManaged() && account.name().equals(ACCOUNT))
                .findFirst();
    }

    private boolean isSettled(Account account) {
        var query = AuditQuery.ALL
                .account(account.key())
                .action(Action.DRIFT.word())
                .most(1);
        return !services.recorder().audit().find(query).isEmpty();
    }

    private void push(Account account) {
        var jwt = account.release().jwt();
        if (jwt == null) {
            return;
        }
        try {
            var changed = changed(JwtReader.decodeAccount(jwt).claims());
            var signer = workspace.vault().signer(services.environment().signingKey());
            var theirs = JwtWriter.encode(changed, signer, account.release().iat() + 1);
            services.link().pushing(resolver -> resolver.push(account.key(), theirs, resolver.expected()));
        } catch (JwtException e) {
            throw new IllegalStateException("what was signed here cannot be read", e);
        }
    }

    private static AccountClaims changed(AccountClaims claims) {
        var exports = new ArrayList<>(claims.exports());
        exports.add(ExportClaim.builder("billing.refunds.>", ShareKind.STREAM)
                .name("refunds")
                .tokenRequired()
                .build());
        return claims.copy()
                .exports(exports)
                .limits(claims.limits().withConnections(CONNECTIONS))
                .description("Changed with another tool")
                .build();
    }
}
