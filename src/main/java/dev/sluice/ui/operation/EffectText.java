package dev.sluice.ui.operation;

import dev.sluice.domain.federation.operation.Effect;
import dev.sluice.domain.federation.operation.TokenFacts;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.ui.text.Messages;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// What a push does to traffic, in sentences.
public final class EffectText {

    private static final Messages TEXTS = Messages.of("operation");

    /// Sentences go to audit notes and plans too, which other people read elsewhere.
    static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private EffectText() {}

    public static String of(Effect effect) {
        return switch (effect) {
            case Effect.StartsReceiving starts -> starts(starts);
            case Effect.StopsReceiving stops ->
                TEXTS.get(
                        "effect.stops." + stops.kind().word(),
                        stops.importer(),
                        stops.subject().text(),
                        stops.exporter(),
                        stops.local().text());
            case Effect.MakesEligible eligible -> eligible(eligible);
            case Effect.WithdrawsExport withdraws ->
                TEXTS.get(
                        "effect.withdraws",
                        withdraws.account(),
                        withdraws.subject().text());
            case Effect.Warns warns -> warns.concern().text();
            case Effect.RevivesToken(var holder, var token) -> revives(holder, token);
            case Effect.ChangesShare(var account, var subject) -> TEXTS.get("effect.says", account, subject.text());
            case Effect.ChangesAccount(var account, var patch) -> changes(account, patch);
            case Effect.Publishes publishes -> TEXTS.get("effect.publishes", publishes.account());
        };
    }

    /// Whether its clients are cut.
    static boolean cuts(AccountPatch patch) {
        return patch.suspended() != null && patch.suspended() > 0;
    }

    private static String changes(String account, AccountPatch patch) {
        var suspended = patch.suspended();
        if (suspended != null && patch.equals(AccountPatch.suspending(suspended))) {
            return TEXTS.get(suspended > 0 ? "effect.suspends" : "effect.resumes", account);
        }
        return TEXTS.get("effect.changes", account, PatchText.of(patch));
    }

    private static String starts(Effect.StartsReceiving starts) {
        var renamed = !starts.local().equals(starts.subject());
        var key = "effect.starts." + starts.kind().word() + (renamed ? ".renamed" : "");
        return TEXTS.get(
                key,
                starts.importer(),
                starts.subject().text(),
                starts.exporter(),
                starts.local().text());
    }

    private static String revives(String holder, TokenFacts token) {
        var end = token.expiresAt();
        return TEXTS.get(
                end == null ? "effect.revives" : "effect.revives.until",
                holder,
                token.subject(),
                MINUTE.format(token.issuedAt()),
                end == null ? "" : MINUTE.format(end));
    }

    private static String eligible(Effect.MakesEligible eligible) {
        var open = eligible.visibility() == Visibility.PUBLIC ? "public" : "private";
        var kind = TEXTS.get(eligible.kind() == ShareKind.STREAM ? "kind.stream" : "kind.service");
        return TEXTS.get(
                "effect.eligible." + open,
                eligible.account(),
                eligible.subject().text(),
                kind);
    }
}
