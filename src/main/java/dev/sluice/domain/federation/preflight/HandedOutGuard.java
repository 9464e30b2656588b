package dev.sluice.domain.federation.preflight;

import dev.sluice.domain.federation.operation.PreflightFinding;
import dev.sluice.domain.federation.push.ActivationTokens;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Connection.Grant.Custody;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Revocation;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Keeps tokens in other hands from being killed in passing. Servers revoke by export and partner, so the
/// revocation of one kills what the same partner holds for an export that overlaps it; what we put into claims
/// ourselves is replaced, what somebody holds is not.
public record HandedOutGuard(StoreView view) {

    /// Connections that would be cut with this one.
    public List<Connection> cutWith(Connection ending) {
        var token = ending.grant().token();
        // Of one that is revoking they are dead already.
        if (token == null
                || ending.state().isEnded()
                || ending.state() == ConnectionState.REVOKING
                || !isManaged(ending.exporter())) {
            return List.of();
        }
        var revoked = ActivationTokens.granted(ending);
        return view.connections().of(ending.exporter()).stream()
                .filter(other -> !other.id().equals(ending.id())
                        && other.exporter().equals(ending.exporter())
                        && other.importer().equals(ending.importer())
                        && other.share().kind() == ending.share().kind()
                        && isHeld(other)
                        && isReached(other, revoked))
                .toList();
    }

    /// Of those the ones that are no younger: what is cut where the revocation dates from the token itself.
    public List<Connection> expiringWith(Connection ending) {
        return cutWith(ending).stream()
                .filter(other -> other.grant().iat() <= ending.grant().iat())
                .toList();
    }

    /// The same for several that end together.
    public List<Connection> cutWith(Collection<Connection> ending) {
        var own = ending.stream().map(Connection::id).collect(Collectors.toSet());
        return ending.stream()
                .flatMap(one -> cutWith(one).stream())
                .filter(other -> !own.contains(other.id()))
                .distinct()
                .toList();
    }

    /// A private export that is about to come gets the revocations that reach it. Servers check the export that
    /// they find for an import, and of several that contain it any one: a partner that imports a part of what it
    /// has may come upon a revocation of another token (domain.md#reach-of-a-revocation).
    ///
    /// @return those that live and would come upon one
    private List<Connection> cutByOpening(PublicKey exporter, ShareKind kind, Subject subject) {
        var revoked = view.revocations().of(exporter);
        var coming = revoked.stream().filter(row -> row.reaches(kind, subject)).toList();
        if (coming.isEmpty()) {
            return List.of();
        }
        return view.connections().of(exporter).stream()
                .filter(other -> other.exporter().equals(exporter)
                        && other.share().kind() == kind
                        && isHeld(other)
                        && ActivationTokens.granted(other).overlaps(subject)
                        && isHit(other, coming)
                        && !isHit(other, reachingItsOwn(other, revoked)))
                .toList();
    }

    /// Asked where the export goes to servers: only then it is known what lives.
    ///
    /// @return what is to end with it, since servers may let it live on or not; with what dies by that
    /// @throws ProblemException `ANOTHER_TOKEN_CUT`, `KEPT_IMPORT_CUT` unless each is named
    public List<Connection> open(PublicKey exporter, ShareKind kind, Subject subject, Set<String> confirmed) {
        var cut = cutByOpening(exporter, kind, subject);
        var all = Stream.concat(cut.stream(), cutWith(cut).stream()).toList();
        require(all, confirmed);
        all.forEach(one -> new KeptImportGuard(view).end(one, confirmed));
        return all;
    }

    /// The same as a warning, for whoever looks before that.
    public Optional<PreflightFinding> warning(PublicKey exporter, ShareKind kind, Subject subject) {
        var cut = cutByOpening(exporter, kind, subject);
        return cut.isEmpty()
                ? Optional.empty()
                : Optional.of(PreflightFinding.of(
                        PreflightFinding.Kind.CUTS_ANOTHER,
                        subject,
                        cut.stream().map(this::described).collect(Collectors.joining("; "))));
    }

    private static boolean isHit(Connection other, List<Revocation> revoked) {
        return revoked.stream()
                .anyMatch(row ->
                        row.target().equals(other.importer()) && other.grant().iat() <= row.at());
    }

    private List<Revocation> reachingItsOwn(Connection other, List<Revocation> revoked) {
        var id = other.share().export();
        return Optional.ofNullable(id).flatMap(view.exports()::find).stream()
                .flatMap(export -> revoked.stream().filter(row -> row.reaches(export)))
                .toList();
    }

    /// @return what ends too
    /// @throws ProblemException `ANOTHER_TOKEN_CUT` unless each is named
    public List<Connection> end(Collection<Connection> ending, Set<String> confirmed) {
        var cut = cutWith(ending);
        require(cut, confirmed);
        return cut;
    }

    private void require(List<Connection> cut, Set<String> confirmed) {
        AlsoCut.refuse(
                ProblemCode.ANOTHER_TOKEN_CUT, cut, other -> other.share().name(), this::described, confirmed);
    }

    private boolean isManaged(PublicKey key) {
        return view.accounts().find(key).filter(Account::isManaged).isPresent();
    }

    /// A partner of another tool, or whoever was handed one for an account of ours and has not used it.
    private boolean isHeld(Connection other) {
        var isOut = other.grant().token() != null && other.grant().custody() == Custody.LEFT;
        return switch (other.state()) {
            case PENDING -> isOut;
            case ACTIVE, DEGRADED -> isOut && !isManaged(other.importer());
            // Dead already, or still to be given one.
            case ACTIVATING, SUSPENDED, REVOKING, REVOKED, DECLINED, EXPIRED, TERMINATED -> false;
        };
    }

    private boolean isReached(Connection other, Subject revoked) {
        var id = other.share().export();
        return id != null
                && view.exports()
                        .find(id)
                        .filter(export -> export.subject().overlaps(revoked))
                        .isPresent();
    }

    private String described(Connection other) {
        return "\"" + other.share().name() + "\" (" + other.id().shortText() + "), by which " + name(other.importer())
                + " gets " + other.share().subject() + " of " + name(other.exporter())
                + (other.state() == ConnectionState.PENDING ? ", once it uses its token" : "");
    }

    private String name(PublicKey key) {
        return view.accounts().find(key).map(Account::name).orElse(key.shortText());
    }
}
