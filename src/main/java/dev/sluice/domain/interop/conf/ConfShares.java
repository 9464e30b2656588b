package dev.sluice.domain.interop.conf;

import dev.sluice.domain.interop.conf.ConfValue.Block;
import dev.sluice.domain.interop.conf.ConfValue.Text;
import dev.sluice.domain.interop.plan.ImportNote;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.claims.ServiceLatency;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Exports and imports of an account, as servers read them.
final class ConfShares {
    private ConfShares() {}

    /// @param partners who may import it; null for any account
    record Offered(
            Subject subject, ShareKind kind, @Nullable List<String> partners, ExportClaim claim, int line) {
        boolean isFor(String partner) {
            return partners == null || partners.contains(partner);
        }

        boolean carries(Wanted wanted) {
            return kind == wanted.kind() && subject.contains(wanted.subject());
        }
    }

    /// @param local where it arrives
    /// @param isTold whether the exporter is told who asks
    record Wanted(String from, Subject subject, ShareKind kind, String local, boolean isTold, int line) {}

    /// @param name of the export
    static Offered export(ConfValue value, String name) {
        var block = ConfReading.block(value, "export");
        var kind = kind(block);
        var subject = ConfReading.subject(side(block, kind), "subject");
        known(
                block,
                "stream",
                "service",
                "accounts",
                "response",
                "response_type",
                "threshold",
                "response_threshold",
                "response_max_time",
                "response_time",
                "latency",
                "account_token_position",
                "allow_trace");
        var partners = block.find("accounts")
                .map(list -> ConfReading.texts(list, "accounts"))
                .orElse(null);
        var claim = ExportClaim.builder(subject.text(), kind).name(name);
        if (partners != null) {
            claim.tokenRequired();
        }
        block.find("response", "response_type").ifPresent(type -> claim.responseType(response(type)));
        block.find("threshold", "response_threshold", "response_max_time", "response_time")
                .ifPresent(span -> claim.responseThreshold(
                        ConfReading.span(span, "response_threshold").toNanos()));
        block.find("latency").ifPresent(latency -> claim.latency(latency(latency)));
        block.find("account_token_position")
                .ifPresent(
                        position -> claim.accountTokenPosition(ConfReading.number(position, "account_token_position")));
        if (block.find("allow_trace").filter(ConfShares::isYes).isPresent()) {
            claim.traceAllowed();
        }
        return new Offered(subject, kind, partners, claim.build(), block.line());
    }

    static Wanted wanted(ConfValue value) {
        var block = ConfReading.block(value, "import");
        var kind = kind(block);
        known(block, "stream", "service", "prefix", "to", "share", "allow_trace");
        var source = ConfReading.block(side(block, kind), kind.word());
        var from = ConfReading.text(source.find("account").orElse(source), "account");
        var subject = ConfReading.subject(source.find("subject").orElse(source), "subject");
        var prefix = block.find("prefix").map(text -> ConfReading.text(text, "prefix"));
        var to = block.find("to").map(text -> ConfReading.text(text, "to"));
        var local = kind == ShareKind.STREAM && prefix.isPresent()
                ? prefix.get() + "." + subject.text()
                : to.orElse(subject.text());
        return new Wanted(
                from,
                subject,
                kind,
                local,
                block.find("share").filter(ConfShares::isYes).isPresent(),
                block.line());
    }

    private static ShareKind kind(Block block) {
        var isStream = block.find("stream").isPresent();
        if (isStream == block.find("service").isPresent()) {
            throw ConfReading.wrong(block, "stream");
        }
        return isStream ? ShareKind.STREAM : ShareKind.SERVICE;
    }

    private static ConfValue side(Block block, ShareKind kind) {
        return block.find(kind.word()).orElse(block);
    }

    private static void known(Block block, String... names) {
        block.others(names).stream().findFirst().ifPresent(field -> {
            throw new ConfFault(ImportNote.CONF_UNKNOWN, field.value().line(), field.key());
        });
    }

    private static boolean isYes(ConfValue value) {
        return value instanceof Text text && text.isYes();
    }

    private static String response(ConfValue value) {
        return switch (ConfReading.text(value, "response_type").toLowerCase(Locale.ROOT)) {
            case "single", "singleton" -> "Singleton";
            case "stream" -> "Stream";
            case "chunk", "chunked" -> "Chunked";
            default -> throw ConfReading.wrong(value, "response_type");
        };
    }

    private static ServiceLatency latency(ConfValue value) {
        if (value instanceof Text) {
            return new ServiceLatency(100, ConfReading.subject(value, "latency").text());
        }
        var block = ConfReading.block(value, "latency");
        known(block, "sampling", "subject");
        var sampling = block.find("sampling").map(ConfShares::sampling).orElse(100L);
        var results = ConfReading.subject(block.find("subject").orElse(block), "subject");
        return new ServiceLatency(sampling, results.text());
    }

    private static long sampling(ConfValue value) {
        var isByHeader = ConfReading.text(value, "sampling").strip().equalsIgnoreCase("headers");
        return isByHeader ? ServiceLatency.HEADERS : ConfReading.percent(value, "sampling");
    }
}
