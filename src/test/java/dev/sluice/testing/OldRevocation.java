package dev.sluice.testing;

import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.service.EnvironmentServices;

/// Of two tokens that one partner holds, one was revoked: an export of [#CROSSING] brings that revocation with it
/// and cuts the other (domain.md#reach-of-a-revocation).
public final class OldRevocation {
    public static final String CROSSING = "cart.*.new";

    private OldRevocation() {}

    /// @return the one that lives
    public static Connection of(EnvironmentServices services, Account exporter, Account partner) {
        var dead = issued(services, exporter, partner, "cart.us.>");
        var alive = issued(services, exporter, partner, "cart.eu.>");
        services.federation().end(dead.id(), ActingAccount.of(exporter.key()), OperationOptions.now());
        return alive;
    }

    private static Connection issued(EnvironmentServices services, Account exporter, Account partner, String subject) {
        var draft = new ExportDraft(exporter.key(), subject, subject, ShareKind.STREAM, Visibility.PRIVATE);
        var export = services.exports().add(draft, OperationOptions.now()).value();
        return services.activations().issue(exporter.key(), export, partner.key());
    }
}
