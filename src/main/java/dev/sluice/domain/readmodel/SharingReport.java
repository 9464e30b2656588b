package dev.sluice.domain.readmodel;

import dev.sluice.domain.federation.claims.KeptClaims;
import dev.sluice.domain.federation.claims.UnmodelledClaims;
import dev.sluice.domain.federation.operation.ImportView;
import dev.sluice.domain.federation.operation.Sightings;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.query.StoreView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who exports what to whom, at one moment (S2-13).
///
/// @param at when it was read
/// @param accounts live ones by name, with what they offer
/// @param flows what goes from one account to another, released; by exporter, importer and subject
/// @param offers what waits for a partner
public record SharingReport(
        Environment environment, Instant at, List<Party> accounts, List<Flow> flows, List<Flow> offers) {
    public SharingReport {
        accounts = List.copyOf(accounts);
        flows = List.copyOf(flows);
        offers = List.copyOf(offers);
    }

    /// @param description in the account's own words; empty for none
    public record Party(Account account, String description, List<Offered> exports) {
        public Party {
            exports = List.copyOf(exports);
        }
    }

    /// @param claim what it says of itself: response, description, bound to a token
    public record Offered(Export export, ExportClaim claim) {}

    /// @param connection null for what rests on no connection: public, or as it came from elsewhere
    /// @param seenAt when servers were last seen to have it; null for never
    public record Flow(
            ImportView view,
            String exporter,
            String importer,
            @Nullable Connection connection,
            @Nullable Instant seenAt) {
        private static final Comparator<Flow> ORDER = Comparator.comparing(Flow::exporter)
                .thenComparing(Flow::importer)
                .thenComparing(flow -> flow.view().subject().text());
    }

    static SharingReport of(StoreView view, Environment environment, Instant at) {
        var names = new AccountNames(view);
        var exports = view.exports().in(environment.id());
        var accounts = view.accounts().in(environment.id()).stream()
                .map(account -> new Party(
                        account,
                        account.isManaged() ? UnmodelledClaims.of(account).description() : "",
                        exports.stream()
                                .filter(export -> export.account().equals(account.key()))
                                .map(export -> new Offered(export, UnmodelledClaims.export(export)))
                                .toList()))
                .toList();
        var sightings = new Sightings(view.connections().sightings(environment.id()));
        var flows = new ArrayList<Flow>();
        var offers = new ArrayList<Flow>();
        for (var connection : view.connections().in(environment.id())) {
            if (connection.state().isLive()) {
                var flow = new Flow(
                        new ImportView.Consented(connection),
                        names.of(connection.exporter()),
                        names.of(connection.importer()),
                        connection,
                        sightings.of(connection).orElse(null));
                (connection.state() == ConnectionState.PENDING ? offers : flows).add(flow);
            }
        }
        Stream.concat(
                        view.imports().in(environment.id()).stream().map(ImportView.Public::new),
                        KeptClaims.imports(view, environment.id()).stream())
                .forEach(taken ->
                        flows.add(new Flow(taken, names.of(taken.exporter()), names.of(taken.account()), null, null)));
        flows.sort(Flow.ORDER);
        offers.sort(Flow.ORDER);
        return new SharingReport(environment, at, accounts, flows, offers);
    }

    /// The same, seen from one account: itself, and what comes from it or to it.
    public SharingReport about(PublicKey account) {
        return new SharingReport(
                environment,
                at,
                accounts.stream()
                        .filter(party -> party.account().key().equals(account))
                        .toList(),
                flows.stream().filter(flow -> concerns(flow, account)).toList(),
                offers.stream().filter(flow -> concerns(flow, account)).toList());
    }

    private static boolean concerns(Flow flow, PublicKey account) {
        return flow.view().exporter().equals(account) || flow.view().account().equals(account);
    }
}
