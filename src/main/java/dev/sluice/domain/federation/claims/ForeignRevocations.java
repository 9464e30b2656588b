package dev.sluice.domain.federation.claims;

import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.codec.ClaimRest;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.Revocation;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.domain.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Revocations in a text of another tool, which become rows of ours.
public final class ForeignRevocations {
    private ForeignRevocations() {}

    /// All by which it shuts somebody out, users too. What one of two texts closes stays closed by both.
    ///
    /// @return those of partners that are new here
    public static List<Revocation> keep(StoreTx tx, Account account, AccountClaims theirs) {
        var planned = ClaimsPlanner.claims(tx, account).exports();
        var news = new ArrayList<Revocation>();
        for (var claim : theirs.exports()) {
            if (claim.tokenReq()) {
                news.addAll(ofPartners(tx, account, claim, planned));
                ofEverybody(tx, account, claim);
            }
        }
        var shut = account;
        for (var user : theirs.revocations().entrySet()) {
            shut = RevokedUsers.with(shut, user.getKey(), user.getValue());
        }
        if (!RevokedUsers.of(shut).equals(RevokedUsers.of(account))) {
            tx.accounts().save(shut);
        }
        return news;
    }

    /// Those that stand there by our own rows are no news: another row for them would reach further than the token
    /// that they kill.
    ///
    /// @param planned our exports as the rows say them
    public static List<Revocation> ofPartners(
            StoreTx tx, Account account, ExportClaim claim, List<ExportClaim> planned) {
        var ours = planned.stream()
                .filter(own -> own.type() == claim.type() && own.subject().equals(claim.subject()))
                .findFirst()
                .<Map<String, Long>>map(ExportClaim::revocations)
                .orElse(Map.of());
        var kind = claim.type() == null ? ShareKind.STREAM : claim.type();
        var news = new ArrayList<Revocation>();
        claim.revocations()
                .forEach((target, at) -> PublicKey.parse(target)
                        .filter(key -> key.isKind(KeyKind.ACCOUNT) && ours.getOrDefault(target, 0L) < at)
                        .ifPresent(key -> subject(claim)
                                .map(subject -> new Revocation(account.key(), kind, subject, key, at))
                                .ifPresent(news::add)));
        news.forEach(tx.revocations()::save);
        return news;
    }

    /// No row can name everybody, so it stands in what the export says beyond its columns.
    private static void ofEverybody(StoreTx tx, Account account, ExportClaim claim) {
        var at = claim.revocations().get(ExportClaim.ALL);
        if (at == null) {
            return;
        }
        for (var row : tx.exports().of(account.key())) {
            if (row.kind() == claim.type() && row.subject().text().equals(claim.subject())) {
                tx.exports().save(ofEverybody(row, at));
            }
        }
    }

    /// The export with every token dead that was issued until then.
    public static Export ofEverybody(Export row, long at) {
        var own = UnmodelledClaims.export(row);
        var times = new TreeMap<>(own.revocations());
        times.merge(ExportClaim.ALL, at, Math::max);
        return row.withRest(ClaimRest.write(own.withRevocations(times)));
    }

    private static Optional<Subject> subject(ExportClaim claim) {
        try {
            return Optional.of(Subject.of(claim.subject()));
        } catch (ProblemException _) {
            // No subject here, so no export of ours that it could reach.
            return Optional.empty();
        }
    }
}
