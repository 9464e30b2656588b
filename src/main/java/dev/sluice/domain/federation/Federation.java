package dev.sluice.domain.federation;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.ConnectionReference;
import dev.sluice.domain.federation.operation.ImportView;
import dev.sluice.domain.federation.operation.OfferDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.OperationResult;
import dev.sluice.domain.federation.operation.Preview;
import dev.sluice.domain.federation.operation.PublicImportDraft;
import dev.sluice.domain.federation.operation.Sightings;
import dev.sluice.domain.federation.preflight.Preflight;
import dev.sluice.domain.federation.preflight.SensitiveSubjects;
import dev.sluice.domain.federation.sharing.AccountPublication;
import dev.sluice.domain.federation.sharing.ActivationLifetime;
import dev.sluice.domain.federation.sharing.ActivationRenewal;
import dev.sluice.domain.federation.sharing.Activator;
import dev.sluice.domain.federation.sharing.ConnectionCloser;
import dev.sluice.domain.federation.sharing.CutWith;
import dev.sluice.domain.federation.sharing.Offers;
import dev.sluice.domain.federation.sharing.SharingServices;
import dev.sluice.domain.federation.sharing.StagedEdits;
import dev.sluice.domain.federation.sharing.Suspension;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Connection.Reception;
import dev.sluice.domain.model.ConnectionId;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.record.ActivationTerm;
import dev.sluice.domain.model.record.StagedChange.Accept;
import dev.sluice.domain.model.record.StagedChange.End;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.operation.Operation;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Sharing by consent of both sides: offer, accept or decline, end.
public final class Federation {
    private final EnvironmentContext context;
    private final Offers offers;
    private final Activator activator;
    private final ConnectionCloser closer;
    private final AccountPublication publication;
    private final StagedEdits edits;
    private final Previews previews;
    private final Suspension suspension;
    private final ActivationRenewal renewal;

    public Federation(SharingServices sharing, Offers offers) {
        this.context = sharing.context();
        this.offers = offers;
        this.activator = sharing.activator();
        this.closer = sharing.closer();
        this.publication = sharing.publication();
        this.edits = sharing.edits();
        this.previews = new Previews(sharing.context(), sharing.edits(), sharing.accountSigner(), sharing.delivery());
        this.suspension = new Suspension(sharing);
        this.renewal = new ActivationRenewal(sharing.context(), sharing.tokens(), sharing.protocol());
    }

    /// Every connection of the environment, in every state, newest first.
    public List<Connection> list() {
        return context.store().read(view -> view.connections().in(context.id())).reversed();
    }

    /// When servers were last seen to have them.
    public Sightings sightings() {
        return new Sightings(context.store().read(view -> view.connections().sightings(context.id())));
    }

    public Connection get(ConnectionId id) {
        return context.store().read(view -> StagedEdits.get(view, id));
    }

    /// @throws ProblemException `CONNECTION_UNKNOWN` or `CONNECTION_AMBIGUOUS`
    public Connection find(ConnectionReference reference) {
        return offers.find(reference);
    }

    /// Offers a subject to one partner. Puts nothing on servers.
    public Connection offer(OfferDraft draft) {
        return context.act(
                Operation.local(Action.OFFER, draft.exporter(), draft.importer())
                        .about(draft.name()),
                () -> offers.offer(draft));
    }

    /// Checks an offer without making it: the same problems as [#offer].
    public void checkOffer(OfferDraft draft) {
        offers.check(draft);
    }

    /// Checks the exporter's side of an offer before a partner is chosen: the same problems as [#offer].
    ///
    /// @return the private export that would carry it, empty when it gets one of its own
    /// @param confirmed subjects that are shared on purpose
    public Optional<Export> checkSource(
            PublicKey exporter, String name, String subject, ShareKind kind, Set<String> confirmed) {
        return offers.source(new Preflight.Source(exporter, name, kind), subject, confirmed);
    }

    /// What offering and then accepting would do, for Review; makes nothing. The same problems as [#offer] and
    /// [#accept].
    public Preview previewShare(OfferDraft draft, @Nullable String localSubject) {
        return previews.of(tx -> {
            var offered = offers.make(tx, draft);
            tx.connections().save(offered);
            var wish = offered.with(offered.arrivingAt(localSubject));
            SensitiveSubjects.refuseArriving(wish.effectiveSubject(), wish.importer(), draft.confirmed());
            return new Accept(offered.importer(), offered.id(), wish.reception().localSubject());
        });
    }

    /// What accepting would do, for Review.
    public Preview previewAccept(ConnectionId id, @Nullable String localSubject) {
        var connection = get(id);
        var local = connection.arrivingAt(localSubject).localSubject();
        var preview = previews.of(new Accept(connection.importer(), id, local));
        return previews.withLive(
                preview, connection.with(new Reception(connection.reception().name(), local)));
    }

    /// What ending would do, for Review, with what dies with its token.
    public Preview previewEnd(ConnectionId id) {
        var connection = get(id);
        var preview = previews.of(new End(connection.exporter(), id));
        var cut = context.store().read(view -> new CutWith(context, view, connection).effects());
        return new Preview(
                preview.accounts(),
                Stream.concat(preview.effects().stream(), cut.stream()).toList());
    }

    /// What dies with its token, by the names that confirm it.
    public Set<String> endsWith(ConnectionId id) {
        return context.store().read(view -> new CutWith(context, view, StagedEdits.get(view, id)).names());
    }

    /// Accepts: signs, pushes exporter then importer, proves on every server. Active when it returns.
    ///
    /// @param acting the importer, or nobody in particular
    /// @throws ProblemException `ACTIVATION_ROLLED_BACK` after putting both back, `ACTIVATION_UNCONFIRMED` when
    /// that could not be confirmed
    public OperationResult<Connection> accept(
            ConnectionId id, ActingAccount acting, @Nullable String localSubject, OperationOptions options) {
        var connection = get(id);
        return context.act(about(Action.ACCEPT, connection), options, () -> {
            importerActs(connection, acting);
            return accept(connection, localSubject, options);
        });
    }

    private static Operation about(Action action, Connection connection) {
        return Operation.onServers(action, connection.exporter(), connection.importer())
                .about(connection.share().name());
    }

    private OperationResult<Connection> accept(
            Connection connection, @Nullable String localSubject, OperationOptions options) {
        var wish = connection.with(connection.arrivingAt(localSubject));
        SensitiveSubjects.refuseArriving(wish.effectiveSubject(), wish.importer(), options.confirmed());
        if (!publication.waits(options)) {
            return activator.activate(wish, options);
        }
        return new OperationResult<>(connection, publication.stage(Accept.of(wish), edits));
    }

    /// Accepts the one pending offer that fits, else imports a public export that fits (domain.md#accepting).
    public OperationResult<ImportView> importMatching(
            PublicImportDraft wish, Imports imports, OperationOptions options) {
        return context.act(
                Operation.onServers(Action.ACCEPT, wish.exporter(), wish.account())
                        .about(wish.subject()),
                options,
                () -> importPublic(wish, imports, options));
    }

    private OperationResult<ImportView> importPublic(
            PublicImportDraft wish, Imports imports, OperationOptions options) {
        var subject = Subject.of(wish.subject());
        var offer = offers.matching(wish, subject);
        if (offer.isEmpty()) {
            var made = imports.addPublic(wish, options);
            return new OperationResult<>(new ImportView.Public(made.value()), made.outcome());
        }
        var accepted = accept(narrowed(offer.get(), subject), wish.localSubject(), options);
        return new OperationResult<>(new ImportView.Consented(accepted.value()), accepted.outcome());
    }

    /// Takes no more than was asked for, when the offer is wider.
    private static Connection narrowed(Connection offer, Subject subject) {
        return offer.taking(subject);
    }

    /// The same at once, for whoever does not mind how far it got.
    public Connection decline(ConnectionId id, ActingAccount acting, String why) {
        return decline(id, acting, why, OperationOptions.now()).value();
    }

    /// Refuses an offer. One whose token was handed out is revoked, and revoking until servers have that.
    public OperationResult<Connection> decline(
            ConnectionId id, ActingAccount acting, String why, OperationOptions options) {
        var connection = get(id);
        var operation = about(Action.DECLINE, connection);
        return context.act(
                ConnectionCloser.touchesServers(connection) ? operation : operation.here(),
                options,
                () -> declineOffer(connection, acting, why, options));
    }

    private OperationResult<Connection> declineOffer(
            Connection connection, ActingAccount acting, String why, OperationOptions options) {
        importerActs(connection, acting);
        if (connection.state() != ConnectionState.PENDING) {
            throw ProblemException.of(
                    ProblemCode.TRANSITION_REFUSED,
                    connection.share().name(),
                    connection.state().word(),
                    ConnectionState.DECLINED.word());
        }
        var cut = cutWith(connection, options);
        if (ConnectionCloser.touchesServers(connection) && publication.waits(options)) {
            cut.forEach(other -> publication.stage(new End(other.exporter(), other.id()), edits));
            return new OperationResult<>(
                    connection, publication.stage(new End(connection.importer(), connection.id()), edits));
        }
        var others = closer.endAll(cut, options);
        var declined = closer.end(connection, Reason.DECLINED, why.isBlank() ? null : why.strip(), options);
        return new OperationResult<>(declined.value(), others.orElse(declined.outcome()));
    }

    /// Whether ending it has to be pushed: servers have its claims, or a token is out that they would honour.
    public boolean endsOnServers(Connection connection) {
        return ConnectionCloser.touchesServers(connection);
    }

    /// Ends it from either side: withdraws what is pending, revokes what is or was on servers.
    public OperationResult<Connection> end(ConnectionId id, ActingAccount acting, OperationOptions options) {
        var connection = get(id);
        return context.act(about(Action.END, connection), options, () -> endConnection(connection, acting, options));
    }

    private OperationResult<Connection> endConnection(
            Connection connection, ActingAccount acting, OperationOptions options) {
        var id = connection.id();
        var byImporter = acting.is(connection.importer());
        if (acting instanceof ActingAccount.Named(var key)
                && !byImporter
                && !connection.exporter().equals(key)) {
            throw notParty(connection, key, connection.exporter());
        }
        if (connection.state() == ConnectionState.PENDING && byImporter) {
            return declineOffer(connection, acting, "", options);
        }
        var cut = cutWith(connection, options);
        if (ConnectionCloser.touchesServers(connection) && publication.waits(options)) {
            var acts = byImporter ? connection.importer() : connection.exporter();
            cut.forEach(other -> publication.stage(new End(other.exporter(), other.id()), edits));
            return new OperationResult<>(connection, publication.stage(new End(acts, id), edits));
        }
        var others = closer.endAll(cut, options);
        var ended = closer.end(connection, ConnectionCloser.reason(connection, byImporter), options);
        return new OperationResult<>(ended.value(), others.orElse(ended.outcome()));
    }

    /// What dies with its token, and is named.
    private List<Connection> cutWith(Connection connection, OperationOptions options) {
        return context.store().read(view -> new CutWith(context, view, connection).confirmed(options.confirmed()));
    }

    /// Closes it for now; the acting side may resume without a new offer. Both sides may hold it closed.
    ///
    /// @param acting the exporter where nobody in particular is named, or the importer where only that is ours
    public OperationResult<Connection> suspend(ConnectionId id, ActingAccount acting, OperationOptions options) {
        var connection = get(id);
        return context.act(about(Action.SUSPEND, connection), () -> {
            closer.endAll(cutWith(connection, options), options);
            return suspension.suspend(connection, acting, options);
        });
    }

    /// What resuming would do, for Review: nothing while the other side holds it too. The same problems as
    /// [#resume].
    public Preview previewResume(ConnectionId id, ActingAccount acting) {
        var connection = get(id);
        var left = context.store().read(view -> suspension.lifted(view, connection, acting));
        return left.isHeld()
                ? new Preview(List.of(), List.of())
                : previews.of(tx -> {
                    tx.connections().save(suspension.opening(StagedEdits.get(tx, id)));
                    return new Accept(
                            connection.importer(), id, connection.reception().localSubject());
                });
    }

    /// Lifts what the acting side holds. It opens, with a token newer than the revocation, when nobody holds it
    /// then; clients that subscribed before receive again.
    ///
    /// @param acting the exporter where nobody in particular is named, or the importer where only that is ours
    /// @throws ProblemException `NOT_PARTY` when that side does not hold it
    public OperationResult<Connection> resume(ConnectionId id, ActingAccount acting, OperationOptions options) {
        var connection = get(id);
        return context.act(about(Action.RESUME, connection), () -> suspension.resume(connection, acting, options));
    }

    /// Gives it a fresh activation.
    ///
    /// @param life of the new activation and those after it; null for as long as before
    /// @throws ProblemException `NOT_RENEWABLE`
    public OperationResult<Connection> renew(ConnectionId id, @Nullable Duration life, OperationOptions options) {
        return renewActivation(
                id, life == null ? new ActivationLifetime.Same() : new ActivationLifetime.Lasting(life), options);
    }

    /// Gives it an activation without an end.
    ///
    /// @throws ProblemException `NOT_RENEWABLE`
    public OperationResult<Connection> renewEndlessly(ConnectionId id, OperationOptions options) {
        return renewActivation(id, new ActivationLifetime.Endless(), options);
    }

    private OperationResult<Connection> renewActivation(
            ConnectionId id, ActivationLifetime life, OperationOptions options) {
        var connection = get(id);
        return context.act(about(Action.RENEW, connection), () -> renewal.renew(connection, life, options));
    }

    /// How long each activation of a connection is to live: sets what its next one gets.
    ///
    /// @param life null for ever
    public void limit(ConnectionId id, @Nullable Duration life) {
        context.act(
                about(Action.RENEW, get(id)).here(),
                () -> context.store().write(tx -> {
                    var connection = StagedEdits.get(tx, id);
                    if (life == null) {
                        tx.connections().dropTerm(id);
                    } else {
                        tx.connections().save(new ActivationTerm(id, life));
                    }
                    return connection;
                }));
    }

    /// Lets a pending offer wait until then.
    public Connection extend(ConnectionId id, Instant until) {
        return context.act(
                about(Action.RENEW, get(id)).here(),
                () -> context.commit(tx -> {
                    var connection = StagedEdits.get(tx, id);
                    if (connection.state() != ConnectionState.PENDING) {
                        throw ProblemException.of(
                                ProblemCode.TRANSITION_REFUSED,
                                connection.share().name(),
                                connection.state().word(),
                                ConnectionState.PENDING.word());
                    }
                    return connection.expiring(until);
                }));
    }

    private void importerActs(Connection connection, ActingAccount acting) {
        if (acting instanceof ActingAccount.Named(var key)
                && !connection.importer().equals(key)) {
            throw notParty(connection, key, connection.importer());
        }
    }

    private ProblemException notParty(Connection connection, PublicKey acting, PublicKey needed) {
        return context.store()
                .read(view -> ProblemException.of(
                        ProblemCode.NOT_PARTY,
                        context.nameOf(view, acting),
                        connection.share().name(),
                        context.nameOf(view, needed)));
    }
}
