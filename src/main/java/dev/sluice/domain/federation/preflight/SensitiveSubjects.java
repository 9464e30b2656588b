package dev.sluice.domain.federation.preflight;

import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;

/// Subjects by which more goes over than anybody thinks of: whoever shares them says so by name. Narrow forms,
/// which pulls and sources of JetStream need, go without a question.
public final class SensitiveSubjects {
    /// What the services of JetStream that partners use look like after `$JS.`, and how many literal tokens
    /// (stream, consumer) make each of them narrow.
    private static final Map<List<String>, Integer> NARROW = Map.of(
            List.of("API", "CONSUMER", "MSG", "NEXT"), 2,
            List.of("API", "CONSUMER", "INFO"), 2,
            List.of("API", "CONSUMER", "CREATE"), 1,
            List.of("API", "CONSUMER", "DURABLE", "CREATE"), 2,
            List.of("API", "STREAM", "INFO"), 1,
            List.of("API", "STREAM", "MSG", "GET"), 1,
            List.of("API", "DIRECT", "GET"), 1,
            List.of("ACK"), 2,
            List.of("FC"), 0);

    private SensitiveSubjects() {}

    /// What would go over.
    enum Danger {
        EVERYTHING,
        JETSTREAM_API,
        JETSTREAM,
        BUCKETS,
        OBJECTS,
        MQTT,
        REPLIES,
        SYSTEM;

        String words() {
            return ResourceBundle.getBundle("dev.sluice.domain.federation.findings")
                    .getString("danger." + name());
        }
    }

    /// Refuses what is shared by accident, unless it is named.
    ///
    /// @throws ProblemException `SHARED_BY_ACCIDENT`; `NEVER_PUBLIC` whatever is named
    public static void refuse(Subject subject, ShareKind kind, Visibility visibility, Set<String> confirmed) {
        var open = visibility == Visibility.PUBLIC && kind == ShareKind.SERVICE;
        var danger = of(subject);
        if (open && danger.isPresent()) {
            throw ProblemException.of(
                    ProblemCode.NEVER_PUBLIC, subject, danger.get().words());
        }
        ask(subject, open ? ofOpenService(subject) : danger, confirmed);
    }

    /// The same for what arrives in an account: clients there would take foreign messages for their own.
    ///
    /// @param importer whose own key makes a subject of the servers its own
    public static void refuseArriving(Subject local, PublicKey importer, Set<String> confirmed) {
        ask(local, local.tokens().contains(importer.text()) ? Optional.empty() : of(local), confirmed);
    }

    /// The same for what comes into an account without being typed: another tool made it, or it was there before.
    public static void refuseAdded(AccountClaims before, AccountClaims after, Set<String> confirmed) {
        exports(before.exports(), after.exports(), confirmed);
        var importer = PublicKey.parse(after.base().subject());
        for (var claim : after.imports()) {
            if (importer.isPresent() && before.imports().stream().noneMatch(known -> isSame(known, claim))) {
                refuseArriving(Subject.of(claim.effectiveSubject()), importer.get(), confirmed);
            }
        }
    }

    private static void exports(List<ExportClaim> before, List<ExportClaim> after, Set<String> confirmed) {
        for (var claim : after) {
            var kind = claim.type();
            if (kind != null && before.stream().noneMatch(known -> isSame(known, claim))) {
                refuse(
                        Subject.of(claim.subject()),
                        kind,
                        claim.tokenReq() ? Visibility.PRIVATE : Visibility.PUBLIC,
                        confirmed);
            }
        }
    }

    private static boolean isSame(ExportClaim one, ExportClaim other) {
        return one.type() == other.type()
                && one.subject().equals(other.subject())
                && one.tokenReq() == other.tokenReq();
    }

    private static boolean isSame(ImportClaim one, ImportClaim other) {
        return one.type() == other.type() && one.effectiveSubject().equals(other.effectiveSubject());
    }

    private static void ask(Subject subject, Optional<Danger> danger, Set<String> confirmed) {
        if (danger.isPresent() && !confirmed.contains(subject.text())) {
            throw ProblemException.of(
                    ProblemCode.SHARED_BY_ACCIDENT, subject, danger.get().words());
        }
    }

    static Optional<Danger> of(Subject subject) {
        var tokens = subject.tokens();
        return switch (tokens.getFirst()) {
            case "*", ">" -> Optional.of(Danger.EVERYTHING);
            case "$JS" -> jetStream(tokens.subList(1, tokens.size()));
            case "$KV" -> wide(tokens, Danger.BUCKETS);
            case "$O" -> wide(tokens, Danger.OBJECTS);
            case "$MQTT" -> wide(tokens, Danger.MQTT);
            case "_INBOX" -> wide(tokens, Danger.REPLIES);
            case "$SYS" -> Optional.of(Danger.SYSTEM);
            default -> Optional.empty();
        };
    }

    /// To everybody, even a narrow part of the API is much.
    private static Optional<Danger> ofOpenService(Subject subject) {
        return subject.text().startsWith("$JS.") && subject.tokens().contains("API")
                ? Optional.of(Danger.JETSTREAM_API)
                : Optional.empty();
    }

    private static Optional<Danger> wide(List<String> tokens, Danger danger) {
        return tokens.size() < 2 || isWildcard(tokens.get(1)) ? Optional.of(danger) : Optional.empty();
    }

    private static Optional<Danger> jetStream(List<String> tokens) {
        // A domain stands before the API: $JS.hub.API.
        if (tokens.size() > 1 && tokens.get(1).equals("API") && !isWildcard(tokens.getFirst())) {
            return jetStream(tokens.subList(1, tokens.size()));
        }
        if (NARROW.entrySet().stream().anyMatch(form -> isNarrow(tokens, form.getKey(), form.getValue()))) {
            return Optional.empty();
        }
        var first = tokens.isEmpty() ? ">" : tokens.getFirst();
        return Optional.of(first.equals("API") || isWildcard(first) ? Danger.JETSTREAM_API : Danger.JETSTREAM);
    }

    private static boolean isNarrow(List<String> tokens, List<String> form, int literals) {
        var end = form.size() + literals;
        return tokens.size() >= end
                && tokens.subList(0, form.size()).equals(form)
                && tokens.subList(form.size(), end).stream().noneMatch(SensitiveSubjects::isWildcard);
    }

    private static boolean isWildcard(String token) {
        return token.equals("*") || token.equals(">");
    }
}
