package dev.sluice.domain.interop;

import dev.sluice.domain.interop.plan.ImportItem.Kind;
import dev.sluice.domain.interop.plan.ImportNote;
import dev.sluice.domain.interop.plan.ImportStatus;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ClaimTime;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.codec.ClaimRest;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ExportId;
import dev.sluice.domain.model.Revocation;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Makes the rows of one account's exports. Claims that cannot be rows stay in the account's rest.
final class ImportedExports {
    private final ImportBatch batch;
    private final PublicKey account;
    private final String accountName;
    private final UniqueNames names = new UniqueNames(List.of());
    private final Set<Claimed> claimed = new HashSet<>();

    private record Claimed(ShareKind kind, String subject) {}

    ImportedExports(ImportBatch batch, PublicKey account, String accountName) {
        this.batch = batch;
        this.account = account;
        this.accountName = accountName;
    }

    /// @return the claims that stay as they are
    List<ExportClaim> exports(AccountClaims claims) {
        var rest = new ArrayList<ExportClaim>();
        for (var claim : UniqueNames.fittingFirst(claims.exports(), ExportClaim::name)) {
            var kind = claim.type();
            var subject = subject(claim.subject());
            if (kind == null || subject.isEmpty() || !claimed.add(new Claimed(kind, claim.subject()))) {
                rest.add(claim);
                batch.say(ImportStatus.ADJUSTED, Kind.EXPORT, title(claim), ImportNote.KEPT_AS_IS, accountName);
            } else {
                add(claim, kind, subject.get());
            }
        }
        return rest;
    }

    static Optional<Subject> subject(String text) {
        try {
            return Optional.of(new Subject(text));
        } catch (ProblemException _) {
            // The reference library lets more pass than is a subject; the claim stays as it is.
            return Optional.empty();
        }
    }

    private void add(ExportClaim claim, ShareKind kind, Subject subject) {
        var name = names.take(claim.name(), claim.subject().length() <= 64 ? subject.text() : "export");
        if (!name.equals(claim.name())) {
            batch.say(ImportStatus.ADJUSTED, Kind.EXPORT, title(claim), ImportNote.RENAMED, accountName, name);
        }
        var visibility = claim.tokenReq() ? Visibility.PRIVATE : Visibility.PUBLIC;
        var revocations = claim.tokenReq() ? revocations(claim, kind, subject) : claim.revocations();
        var kept = claim.withRevocations(revocations);
        var plain = ExportClaim.builder(claim.subject(), kind).name(name);
        var same = (claim.tokenReq() ? plain.tokenRequired() : plain).build().equals(kept);
        batch.add(new Export(
                new ExportId(batch.newId()),
                account,
                name,
                subject,
                kind,
                visibility,
                Export.Origin.STANDALONE,
                batch.now(),
                null,
                same ? null : ClaimRest.write(kept)));
    }

    /// Those of single accounts become rows; `*` and what is no account key stay.
    private Map<String, Long> revocations(ExportClaim claim, ShareKind kind, Subject subject) {
        var rest = new TreeMap<String, Long>();
        claim.revocations().forEach((target, at) -> {
            var key = PublicKey.parse(target).filter(found -> found.isKind(KeyKind.ACCOUNT));
            key.ifPresentOrElse(
                    found -> batch.add(new Revocation(account, kind, subject, found, at)), () -> rest.put(target, at));
        });
        return rest;
    }

    /// Revocations that will stand in an export that overlaps theirs, where they do not stand yet: whoever has a
    /// token for that one is cut by the first push (domain.md#reach-of-a-revocation).
    void spreads(AccountClaims claims) {
        var closed = claims.exports().stream().filter(ExportClaim::tokenReq).toList();
        for (var from : closed) {
            for (var to : closed) {
                if (!from.equals(to) && overlap(from, to)) {
                    from.revocations().forEach((target, at) -> spread(from, to, target, at));
                }
            }
        }
    }

    private static boolean overlap(ExportClaim one, ExportClaim other) {
        return one.type() == other.type()
                && subject(one.subject())
                        .flatMap(mine -> subject(other.subject()).filter(mine::overlaps))
                        .isPresent();
    }

    private void spread(ExportClaim from, ExportClaim to, String target, long at) {
        var all = to.revocations();
        var standing = Math.max(all.getOrDefault(target, 0L), all.getOrDefault(ExportClaim.ALL, 0L));
        var partner = PublicKey.parse(target).filter(key -> key.isKind(KeyKind.ACCOUNT));
        if (standing < at && partner.filter(key -> mayReceive(key, to, at)).isPresent()) {
            var name = batch.account(partner.get())
                    .map(Account::name)
                    .orElse(partner.get().shortText());
            batch.say(
                    ImportStatus.ADJUSTED,
                    Kind.EXPORT,
                    title(to),
                    ImportNote.REVOCATION_SPREADS,
                    accountName,
                    name,
                    title(from));
        }
    }

    /// Of accounts that we know from within we know what they use; of others nothing.
    private boolean mayReceive(PublicKey partner, ExportClaim export, long at) {
        var isOurs = batch.account(partner)
                .filter(found -> found.role() != AccountRole.EXTERNAL)
                .isPresent();
        return !isOurs
                || batch.connections().stream()
                        .anyMatch(connection -> connection.importer().equals(partner)
                                && connection.exporter().equals(account)
                                && connection.share().kind() == export.type()
                                && connection.grant().iat() <= at
                                && subject(export.subject())
                                        .filter(found -> found.contains(
                                                connection.share().subject()))
                                        .isPresent());
    }

    private static String title(ExportClaim claim) {
        return claim.name().isEmpty() ? claim.subject() : claim.name();
    }

    static Instant time(long seconds) {
        return ClaimTime.nearest(seconds);
    }
}
