package dev.sluice.domain.federation.preflight;

import dev.sluice.domain.federation.claims.ClaimsPlanner;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.PreflightFinding;
import dev.sluice.domain.federation.operation.PreflightFinding.Kind;
import dev.sluice.domain.federation.preflight.Preflight.Arrival;
import dev.sluice.domain.federation.push.ActivationTokens;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.ExpectedServers;
import dev.sluice.domain.port.query.StoreView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Gathers what is to be said before something is signed.
public final class PreflightRunner {
    /// Below that, no server's limit is near.
    private static final long SMALL = 32_768;

    private final EnvironmentContext context;

    public PreflightRunner(EnvironmentContext context) {
        this.context = context;
    }

    /// Of an activation, within the rehearsal that made its rows.
    public List<PreflightFinding> activation(StoreView view, Connection wish, long most) {
        var found = new ArrayList<>(new GraphCheck(context, view).of(wish.exporter(), most, null));
        found.addAll(new GraphCheck(context, view).of(wish.importer(), most, wish.exporter()));
        token(view, wish, found);
        Optional.ofNullable(wish.share().export())
                .flatMap(view.exports()::find)
                .flatMap(export -> ServiceResponses.pulls(export, context.nameOf(view, export.account())))
                .ifPresent(found::add);
        return found;
    }

    private void token(StoreView view, Connection wish, List<PreflightFinding> found) {
        var token = wish.grant().token();
        if (token == null) {
            return;
        }
        var ends = ActivationTokens.read(token).expiresAt();
        if (ends != null && !ends.isAfter(context.now())) {
            var importer = context.nameOf(view, wish.importer());
            found.add(PreflightFinding.of(Kind.TOKEN_DEAD, wish.share().name(), "it ended at " + ends, importer));
        }
    }

    /// Of an importer with a new source, within the rehearsal.
    public List<PreflightFinding> arriving(StoreView view, PublicKey importer, PublicKey source, long most) {
        return new GraphCheck(context, view).of(importer, most, source);
    }

    /// Of a new export, within the rehearsal.
    public List<PreflightFinding> export(StoreView view, Export export, long most) {
        var found = new ArrayList<>(account(view, export.account(), most));
        ServiceResponses.pulls(export, context.nameOf(view, export.account())).ifPresent(found::add);
        if (export.isPublic()) {
            found.addAll(new GraphCheck(context, view).dangling(export.account(), export.subject(), export.kind()));
        }
        return found;
    }

    public List<PreflightFinding> account(StoreView view, PublicKey key, long most) {
        return new GraphCheck(context, view).of(key, most, null);
    }

    /// What servers know of an activation that is about to be.
    public List<PreflightFinding> live(Connection wish, ExpectedServers expected) {
        return live(
                new Arrival(
                        wish.importer(),
                        wish.exporter(),
                        wish.share().kind(),
                        wish.share().subject(),
                        wish.effectiveSubject(),
                        wish.id()),
                expected);
    }

    /// What servers know of an import that is about to be.
    public List<PreflightFinding> live(Arrival wish, ExpectedServers expected) {
        var live = new LiveCheck(context, expected);
        var found = new ArrayList<>(live.collisions(wish));
        var importer = context.store().read(view -> view.accounts().find(wish.importer()));
        if (importer.isPresent() && importer.get().isManaged()) {
            var claims = context.store().read(view -> ClaimsPlanner.claims(view, importer.get()));
            found.addAll(live.exporters(importer.get(), claims, wish));
        }
        for (var advisory : Advisories.of(expected.servers())) {
            if (concerns(advisory.defect(), wish)) {
                found.add(advisory.finding());
            }
        }
        return found;
    }

    private boolean concerns(Advisories.Defect defect, Arrival wish) {
        return switch (defect) {
            case EXPIRY_HITS_OTHERS -> {
                var id = wish.self();
                yield id != null
                        && context.store()
                                .read(view -> view.connections().term(id))
                                .isPresent();
            }
            case LATE_CYCLE_CHECK -> !wish.local().equals(wish.subject());
            case PUSH_STALLS_CLUSTER,
                    PAGING_PANIC,
                    NO_TRACING,
                    ONE_EXPORTER_PER_SERVICE,
                    NO_AUTH_CALLOUT,
                    NO_ACCOUNT_TRACE,
                    NO_CLUSTER_TRAFFIC,
                    LATE_DEFAULTS -> false;
        };
    }

    /// The greatest text that every server takes; asked only when one of these comes near any limit.
    public long most(ExpectedServers expected, List<PublicKey> accounts) {
        var large = context.store()
                .read(view -> accounts.stream()
                        .flatMap(key -> view.accounts().find(key).stream())
                        .filter(account -> account.isLive() && account.isManaged())
                        .anyMatch(account -> GraphCheck.size(ClaimsPlanner.claims(view, account)) > SMALL));
        return large ? new LiveCheck(context, expected).most() : GraphCheck.MOST_BYTES;
    }
}
