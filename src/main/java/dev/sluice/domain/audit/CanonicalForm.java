package dev.sluice.domain.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An unambiguous form of an entry: each field as its length in bytes, a colon, its bytes in UTF-8 and a comma;
/// each list as its size, then its fields.
final class CanonicalForm {
    private static final String VERSION = "sluice-audit-1";

    private final MessageDigest digest;

    private CanonicalForm() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static String hash(long number, AuditFacts facts, String previous) {
        var form = new CanonicalForm();
        form.add(VERSION, Long.toString(number), previous);
        form.add(facts.act().toString(), textOf(facts.environment()), micros(facts.at()));
        var actor = facts.actor();
        form.add(actor.user(), actor.name(), actor.profile());
        form.add(facts.deed());
        form.add(facts.ending());
        return HexFormat.of().formatHex(form.digest.digest());
    }

    private void add(AuditFacts.Deed deed) {
        add(deed.action());
        size(deed.objects());
        deed.objects().forEach(object -> add(object.kind(), object.id(), object.name()));
        size(deed.changes());
        deed.changes()
                .forEach(change -> add(change.kind(), change.id(), change.name(), change.before(), change.after()));
    }

    private void add(AuditFacts.Ending ending) {
        add(ending.outcome().word(), Long.toString(ending.took().toNanos() / 1_000), ending.note());
        size(ending.results());
        ending.results().forEach(result -> add(result.account(), result.server(), result.result(), result.detail()));
    }

    private void size(List<?> list) {
        add(Integer.toString(list.size()));
    }

    private void add(String... fields) {
        for (var field : fields) {
            var bytes = field.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes);
            digest.update((byte) ',');
        }
    }

    private static String textOf(dev.sluice.domain.model.@Nullable EnvironmentId environment) {
        return environment == null ? "" : environment.value().toString();
    }

    private static String micros(Instant at) {
        return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, at));
    }
}
