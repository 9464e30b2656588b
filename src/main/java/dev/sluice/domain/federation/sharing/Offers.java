package dev.sluice.domain.federation.sharing;

import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.environment.PendingLifetime;
import dev.sluice.domain.federation.operation.ConnectionReference;
import dev.sluice.domain.federation.operation.OfferDraft;
import dev.sluice.domain.federation.operation.PublicImportDraft;
import dev.sluice.domain.federation.preflight.Preflight;
import dev.sluice.domain.federation.preflight.SensitiveSubjects;
import dev.sluice.domain.federation.preflight.ServiceResponses;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Connection.Grant;
import dev.sluice.domain.model.Connection.Reception;
import dev.sluice.domain.model.Connection.Share;
import dev.sluice.domain.model.Connection.Status;
import dev.sluice.domain.model.ConnectionId;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ExportId;
import dev.sluice.domain.model.Names;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Making and finding offers.
public final class Offers {
    private static final int SHORTEST_ID = 4;

    private final EnvironmentContext context;

    public Offers(EnvironmentContext context) {
        this.context = context;
    }

    public Connection offer(OfferDraft draft) {
        return context.commit(tx -> make(tx, draft));
    }

    /// The rows of an offer, but for the connection itself.
    public Connection make(StoreTx tx, OfferDraft draft) {
        var subject = Subject.exportable(draft.subject());
        var checked = checked(tx, draft, subject);
        var export = new Preflight(context, tx)
                .carrier(Preflight.Source.of(checked), subject)
                .map(Export::id)
                .orElseGet(() -> carrier(tx, checked, subject));
        var share = new Share(checked.name(), checked.kind(), subject, checked.exporter(), checked.importer(), export);
        var now = context.now();
        var status = new Status(ConnectionState.PENDING, Reason.NONE, now, null);
        return new Connection(
                new ConnectionId(context.newId()),
                context.id(),
                share,
                Reception.SAME,
                Grant.NONE,
                status,
                now,
                now.plus(PendingLifetime.pendingLife(context, tx)));
    }

    public void check(OfferDraft draft) {
        var subject = Subject.exportable(draft.subject());
        context.store().check(view -> checked(view, draft, subject));
    }

    /// The exporter's side of an offer, before a partner is chosen.
    ///
    /// @param confirmed subjects that are shared on purpose
    public Optional<Export> source(Preflight.Source source, String subject, Set<String> confirmed) {
        var offered = Subject.exportable(subject);
        SensitiveSubjects.refuse(offered, source.kind(), Visibility.PRIVATE, confirmed);
        return context.store().read(view -> new Preflight(context, view).source(source, offered));
    }

    private OfferDraft checked(StoreView view, OfferDraft draft, Subject subject) {
        var named = draft.named(Names.check(draft.name()));
        SensitiveSubjects.refuse(subject, draft.kind(), Visibility.PRIVATE, draft.confirmed());
        new Preflight(context, view).offer(named, subject);
        return named;
    }

    /// A private export that reaches servers only while a connection needs it.
    private ExportId carrier(StoreTx tx, OfferDraft draft, Subject subject) {
        var export = new Export(
                new ExportId(context.newId()),
                draft.exporter(),
                draft.name(),
                subject,
                draft.kind(),
                Visibility.PRIVATE,
                Export.Origin.OFFER,
                context.now(),
                null,
                ServiceResponses.rest(draft));
        tx.exports().save(export);
        return export.id();
    }

    /// The pending offer for a wish: an equal subject wins over one that contains it.
    public Optional<Connection> matching(PublicImportDraft wish, Subject subject) {
        var fitting = context.store().read(view -> view.connections().of(wish.account())).stream()
                .filter(connection -> connection.state() == ConnectionState.PENDING
                        && connection.importer().equals(wish.account())
                        && connection.exporter().equals(wish.exporter())
                        && connection.share().kind() == wish.kind()
                        && connection.share().subject().contains(subject))
                .toList();
        var equal = fitting.stream()
                .filter(connection -> connection.share().subject().equals(subject))
                .toList();
        var candidates = equal.isEmpty() ? fitting : equal;
        if (candidates.size() > 1) {
            var exporter = context.store().read(view -> context.nameOf(view, wish.exporter()));
            throw ProblemException.of(ProblemCode.OFFER_AMBIGUOUS, exporter, subject.text(), listed(candidates));
        }
        return candidates.stream().findFirst();
    }

    public Connection find(ConnectionReference reference) {
        var text = reference.text().strip();
        var all = context.store().read(view -> view.connections().in(context.id()));
        var named = all.stream()
                .filter(connection -> connection.state().isLive())
                .filter(named(reference, Names.key(text)))
                .toList();
        if (!named.isEmpty()) {
            return only(text, named);
        }
        var key = text.toLowerCase(Locale.ROOT);
        var byId = all.stream()
                .filter(connection -> key.length() >= SHORTEST_ID
                        && connection.id().value().toString().startsWith(key))
                .toList();
        return only(text, byId);
    }

    private static Predicate<Connection> named(ConnectionReference reference, String key) {
        var acting = reference.acting();
        return connection -> {
            var asExporter = acting.mayBe(connection.exporter())
                    && Names.key(connection.share().name()).equals(key);
            var asImporter = acting.mayBe(connection.importer())
                    && (Names.key(connection.importName()).equals(key)
                            || Names.key(connection.share().name()).equals(key));
            return asExporter || asImporter;
        };
    }

    private static Connection only(String text, List<Connection> found) {
        if (found.isEmpty()) {
            throw ProblemException.of(ProblemCode.CONNECTION_UNKNOWN, text);
        }
        if (found.size() > 1) {
            throw ProblemException.of(ProblemCode.CONNECTION_AMBIGUOUS, text, listed(found));
        }
        return found.getFirst();
    }

    private static String listed(List<Connection> connections) {
        return connections.stream()
                .map(connection -> connection.id().shortText() + " "
                        + connection.share().name() + " (" + connection.share().subject() + ")")
                .collect(Collectors.joining(", "));
    }
}
