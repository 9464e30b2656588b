package dev.sluice.domain.federation.preflight;

import dev.sluice.domain.federation.claims.KeptClaims;
import dev.sluice.domain.federation.claims.UnmodelledClaims;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.ImportView;
import dev.sluice.domain.federation.operation.OfferDraft;
import dev.sluice.domain.federation.operation.ServiceResponse;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.ConnectionId;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.Names;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.setting.StoredSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What must hold before anything is made or signed. Servers refuse little of this: they would deliver twice, or
/// nothing at all, in silence (traps.md#T6, traps.md#T7, traps.md#T8, traps.md#T12).
public final class Preflight {
    private final EnvironmentContext context;
    private final StoreView view;

    public Preflight(EnvironmentContext context, StoreView view) {
        this.context = context;
        this.view = view;
    }

    /// The live private export that an offer would use: of its kind, equal to or containing its subject.
    public Optional<Export> carrier(Source source, Subject subject) {
        return view.exports().of(source.exporter()).stream()
                .filter(export -> !export.isPublic() && export.carries(source.kind(), subject))
                .findFirst();
    }

    /// Refuses a new export that servers would refuse for containment, or that would blur consent.
    public void newExport(ExportDraft draft, Subject subject) {
        StoredSettings.refuseEventPrefix(view, context.id(), draft.name(), subject);
        for (var other : view.exports().of(draft.account())) {
            if (Names.key(other.name()).equals(Names.key(draft.name()))) {
                throw ProblemException.of(ProblemCode.EXPORT_EXISTS, nameOf(draft.account()), other.name());
            }
            Names.refuseAlike(draft.name(), List.of(other.name()));
            if (other.kind() == draft.kind() && clashes(draft.visibility(), subject, other)) {
                throw overlap(subject, other);
            }
        }
    }

    private static boolean clashes(Visibility visibility, Subject subject, Export other) {
        var nested = other.subject().contains(subject) || subject.contains(other.subject());
        var mixed = visibility != other.visibility() && other.subject().overlaps(subject);
        return nested || mixed;
    }

    /// Refuses an offer as domain.md#offers says.
    public void offer(OfferDraft draft, Subject subject) {
        var exporter = context.managed(view, draft.exporter());
        var importer = context.account(view, draft.importer());
        differ(exporter, importer);
        source(Source.of(draft), subject).ifPresent(carrier -> {
            single(carrier, importer);
            bound(carrier, subject, importer);
            answering(carrier, draft);
        });
    }

    /// The exporter's side of an offer alone; gives the private export that would carry it. An offer puts nothing
    /// on servers, so what its export would cut there is asked of whoever accepts it.
    public Optional<Export> source(Source source, Subject subject) {
        context.managed(view, source.exporter());
        unusedName(source.exporter(), source.name());
        var carrier = carrier(source, subject);
        if (carrier.isPresent()) {
            return carrier;
        }
        for (var other : view.exports().of(source.exporter())) {
            if (other.kind() == source.kind() && clashes(Visibility.PRIVATE, subject, other)) {
                throw overlap(subject, other);
            }
        }
        newExport(
                new ExportDraft(source.exporter(), source.name(), subject.text(), source.kind(), Visibility.PRIVATE),
                subject);
        return Optional.empty();
    }

    /// What is offered, whoever it is for.
    public record Source(PublicKey exporter, String name, ShareKind kind) {
        public static Source of(OfferDraft draft) {
            return new Source(draft.exporter(), draft.name(), draft.kind());
        }
    }

    public void differ(Account exporter, Account importer) {
        if (exporter.key().equals(importer.key())) {
            throw ProblemException.of(ProblemCode.SELF_SHARE, exporter.name());
        }
        if (importer.role() == AccountRole.SYSTEM) {
            throw ProblemException.of(ProblemCode.ACCOUNT_PROTECTED, importer.name());
        }
    }

    /// NATS revokes by export and importer, so there is at most one live connection for that pair.
    public void single(Export export, Account importer) {
        view.connections().of(importer.key()).stream()
                .filter(connection -> connection.importer().equals(importer.key()) && connection.restsOn(export.id()))
                .findFirst()
                .ifPresent(connection -> {
                    throw ProblemException.of(
                            ProblemCode.CONNECTION_EXISTS,
                            nameOf(export.account()),
                            importer.name(),
                            connection.share().name(),
                            connection.state().word());
                });
        KeptClaims.imports(importer).stream()
                .filter(row -> KeptClaims.isCarried(row, export))
                .findFirst()
                .ifPresent(row -> {
                    throw ProblemException.of(
                            ProblemCode.KEPT_IMPORT_THERE,
                            importer.name(),
                            row.subject().equals(row.effectiveSubject())
                                    ? row.subject()
                                    : row.subject() + " (as " + row.effectiveSubject() + ")",
                            nameOf(export.account()),
                            row.name());
                });
    }

    /// Refuses an import that servers drop in silence: where an export names a token of its subject, the
    /// importer's own key must stand there (nats-server-facts.md#1.8).
    public void bound(Export export, Subject subject, Account importer) {
        var own = ownPart(export, subject, importer.key());
        if (!own.equals(subject)) {
            throw ProblemException.of(
                    ProblemCode.POSITION_NOT_OURS,
                    UnmodelledClaims.export(export).accountTokenPosition(),
                    subject,
                    importer.name(),
                    own);
        }
    }

    /// The part of the subject that is the importer's own; all of it where the export names no token.
    public static Subject ownPart(Export export, Subject subject, PublicKey importer) {
        var position = UnmodelledClaims.export(export).accountTokenPosition();
        if (position == 0) {
            return subject;
        }
        var shorter = subject.tokens().size() < position
                || subject.tokens().get((int) position - 1).equals(">");
        var tokens = new ArrayList<>((shorter ? export.subject() : subject).tokens());
        tokens.set((int) position - 1, importer.text());
        return Subject.of(String.join(".", tokens));
    }

    /// The export that carries an offer answers as it does, whatever the offer wants.
    private static void answering(Export carrier, OfferDraft draft) {
        var wish = draft.response();
        var now = ServiceResponse.of(UnmodelledClaims.export(carrier))
                .orElseGet(() -> new ServiceResponse(ServiceResponse.Type.SINGLETON, null));
        if (wish != null && !wish.equals(now)) {
            throw ProblemException.of(
                    ProblemCode.RESPONSE_OF_CARRIER,
                    carrier.name(),
                    carrier.subject(),
                    now.type().word());
        }
    }

    private void unusedName(PublicKey exporter, String name) {
        var mine = view.connections().of(exporter).stream()
                .filter(connection -> connection.exporter().equals(exporter))
                .toList();
        Names.refuseAlike(
                name, mine.stream().map(connection -> connection.share().name()).toList());
        mine.stream()
                .filter(connection -> Names.key(connection.share().name()).equals(Names.key(name)))
                .findFirst()
                .ifPresent(connection -> {
                    throw ProblemException.of(
                            ProblemCode.OFFER_NAME_TAKEN,
                            nameOf(exporter),
                            nameOf(connection.importer()),
                            connection.share().name(),
                            connection.state().word());
                });
    }

    /// Refuses an import whose messages would arrive twice, or mixed with those of another import.
    public void arrival(Arrival arrival) {
        view.connections().of(arrival.importer()).stream()
                .filter(other -> other.importer().equals(arrival.importer()) && other.isOnServers())
                .filter(other -> !other.id().equals(arrival.self()))
                .map(ImportView.Consented::new)
                .forEach(other -> compare(arrival, other));
        view.imports().of(arrival.importer()).stream()
                .map(ImportView.Public::new)
                .forEach(other -> compare(arrival, other));
        view.accounts().find(arrival.importer()).stream()
                .flatMap(importer -> KeptClaims.imports(importer).stream())
                .forEach(other -> compare(arrival, other));
    }

    private void compare(Arrival mine, ImportView view) {
        var other = Arrival.of(view);
        var sameLocal = mine.local().asPattern().overlaps(other.local().asPattern());
        var sameRemote =
                mine.exporter().equals(other.exporter()) && mine.subject().equals(other.subject());
        if (mine.kind() == other.kind() && (sameLocal || sameRemote) && !isSecondService(mine, other)) {
            throw ProblemException.of(
                    ProblemCode.IMPORT_OVERLAP, mine.local().text(), nameOf(mine.importer()), view.name());
        }
    }

    /// Newer servers take a service under the same subject from several accounts, which sources of JetStream need;
    /// older ones refuse the whole account (nats-server-facts.md#1.9).
    private boolean isSecondService(Arrival mine, Arrival other) {
        return mine.kind() == ShareKind.SERVICE
                && !mine.exporter().equals(other.exporter())
                && Advisories.known(view.servers().in(context.id()), Advisories.Defect.ONE_EXPORTER_PER_SERVICE)
                        .isEmpty();
    }

    /// An import about to be.
    ///
    /// @param self the connection it belongs to, which does not clash with itself
    public record Arrival(
            PublicKey importer,
            PublicKey exporter,
            ShareKind kind,
            Subject subject,
            Subject local,
            @Nullable ConnectionId self) {

        static Arrival of(ImportView view) {
            return new Arrival(
                    view.account(), view.exporter(), view.kind(), view.subject(), view.effectiveSubject(), null);
        }
    }

    /// The public export of `exporter` that carries the subject.
    public Optional<Export> publicExport(PublicKey exporter, Subject subject, ShareKind kind) {
        var kept =
                view.accounts().find(exporter).stream().flatMap(account -> KeptClaims.exports(view, account).stream());
        return Stream.concat(view.exports().of(exporter).stream(), kept)
                .filter(export -> export.isPublic() && export.carries(kind, subject))
                .findFirst();
    }

    /// The same, or why it cannot be imported.
    ///
    /// @throws ProblemException `NOT_OFFERED`
    public Export requirePublicExport(PublicKey exporter, Subject subject, ShareKind kind, PublicKey importer) {
        return publicExport(exporter, subject, kind)
                .orElseThrow(() -> ProblemException.of(
                        ProblemCode.NOT_OFFERED, nameOf(exporter), subject.text(), nameOf(importer)));
    }

    private String nameOf(PublicKey key) {
        return context.nameOf(view, key);
    }

    private ProblemException overlap(Subject subject, Export other) {
        return ProblemException.of(
                ProblemCode.EXPORT_OVERLAP,
                subject.text(),
                other.visibility().name().toLowerCase(Locale.ROOT),
                other.subject().text(),
                nameOf(other.account()));
    }
}
