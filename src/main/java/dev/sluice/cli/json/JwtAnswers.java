package dev.sluice.cli.json;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.JwtLine;
import dev.sluice.cli.io.Terms;
import dev.sluice.domain.jwt.claims.ClaimKind;
import dev.sluice.domain.jwt.claims.Claims;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.codec.JwtValidator;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.jwt.codec.TokenSigner;
import dev.sluice.domain.jwt.diff.ClaimChange;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.jwt.json.ReadMode;
import dev.sluice.domain.jwt.validation.Finding;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.Seed;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/// What the `jwt` commands say of one document.
public final class JwtAnswers {
    private JwtAnswers() {}

    /// `{"kind","version","algorithm","claims"}`; unknown fields are shown too.
    public static JwtAnswer decoded(JwtLine line, long now) {
        try {
            var token =
                    JwtReader.decodeAny(line.token().orElseThrow(() -> JwtLine.missing("jwt")), ReadMode.KEEP_UNKNOWN);
            var claims = JwtWriter.payload(token.claims(), token.version());
            var document = object().put("kind", word(token.claims().claimKind()))
                    .put("version", token.version())
                    .put("algorithm", token.algorithm());
            document.putRawValue("claims", new RawValue(claims));
            return new JwtAnswer(document, describe(token.claims(), claims), true);
        } catch (JwtException e) {
            return JwtAnswer.fault(words(e));
        }
    }

    /// `{"kind","readable","readError","issues","blocking"}`. Blocking is what the library would call so: one of
    /// its own errors; neither times nor checks of ours count.
    public static JwtAnswer validated(JwtLine line, long now) {
        long then = line.number("now").orElse(now);
        try {
            return judged(claims(line), then);
        } catch (JwtException e) {
            var document = verdict(null, words(e));
            document.putArray("issues");
            document.put("blocking", false);
            return new JwtAnswer(document, List.of(CliMessages.of("jwt.unreadable", words(e))), false);
        }
    }

    private static Claims claims(JwtLine line) throws JwtException {
        var token = line.token();
        if (token.isPresent()) {
            return JwtReader.decodeAny(token.get(), ReadMode.LIKE_GO).claims();
        }
        return JwtReader.readPayload(line.kind(), line.claims().orElseThrow(() -> JwtLine.missing("jwt")));
    }

    private static JwtAnswer judged(Claims claims, long now) {
        var findings = JwtValidator.validate(claims, now);
        boolean blocking = findings.stream().anyMatch(finding -> finding.isBlocking() && !finding.ours());
        var document = verdict(word(claims.claimKind()), null);
        var issues = document.putArray("issues");
        findings.forEach(finding -> issues.addObject()
                .put("level", Terms.of(finding.level()))
                .put("code", finding.code())
                .put("message", finding.message())
                .put("ours", finding.ours()));
        document.put("blocking", blocking);
        var lines = new ArrayList<String>();
        lines.add(CliMessages.of(findings.isEmpty() ? "jwt.valid" : "jwt.findings", title(claims), findings.size()));
        findings.forEach(finding -> lines.add(describe(finding)));
        return new JwtAnswer(document, lines, !blocking);
    }

    private static ObjectNode verdict(@Nullable String kind, @Nullable String readError) {
        return object().put("kind", kind).put("readable", readError == null).put("readError", readError);
    }

    /// `{"jwt"}`.
    public static JwtAnswer encoded(JwtLine line, long now) {
        var json = line.claims().orElseThrow(() -> JwtLine.missing("claims"));
        var text = line.signer().orElseThrow(() -> JwtLine.missing("signer")).toCharArray();
        try (var seed = seed(text)) {
            var claims = JwtReader.readPayload(line.kind(), json);
            var jwt = JwtWriter.encode(
                    claims, TokenSigner.of(seed), line.number("iat").orElse(now));
            return new JwtAnswer(object().put("jwt", jwt), List.of(jwt), true);
        } catch (JwtException e) {
            return JwtAnswer.fault(words(e));
        } finally {
            Arrays.fill(text, '\0');
        }
    }

    private static Seed seed(char[] text) {
        try {
            var seed = Seed.parse(text);
            if (seed.kind() == KeyKind.CURVE) {
                seed.close();
                throw new JwtLine.LineFault(CliMessages.of("jwt.fault.curve"));
            }
            return seed;
        } catch (IllegalArgumentException _) {
            throw new JwtLine.LineFault(CliMessages.of("jwt.fault.signer"));
        }
    }

    /// `{"kind","changes":[{"change","path","before","after"}]}`.
    public static JwtAnswer differences(ClaimKind kind, List<ClaimChange> changes) {
        var document = object().put("kind", word(kind));
        var array = document.putArray("changes");
        var lines = new ArrayList<String>();
        for (var change : changes) {
            var node = array.addObject();
            switch (change) {
                case ClaimChange.Added(var path, var value) -> {
                    put(node, "added", path, null, value);
                    lines.add(CliMessages.of("jwt.diff.added", path, value));
                }
                case ClaimChange.Removed(var path, var value) -> {
                    put(node, "removed", path, value, null);
                    lines.add(CliMessages.of("jwt.diff.removed", path, value));
                }
                case ClaimChange.Changed(var path, var before, var after) -> {
                    put(node, "changed", path, before, after);
                    lines.add(CliMessages.of("jwt.diff.changed", path, before, after));
                }
            }
        }
        return new JwtAnswer(document, lines.isEmpty() ? List.of(CliMessages.of("jwt.diff.none")) : lines, true);
    }

    private static void put(
            ObjectNode node, String change, String path, @Nullable String before, @Nullable String after) {
        node.put("change", change).put("path", path).put("before", before).put("after", after);
    }

    private static List<String> describe(Claims claims, String payload) {
        var lines = new ArrayList<String>();
        lines.add(title(claims));
        lines.add(CliMessages.of("jwt.issuer", claims.issuer()));
        lines.add(CliMessages.of("jwt.issued", time(claims.issuedAt())));
        lines.add(CliMessages.of(
                "jwt.expires", claims.expires() > 0 ? time(claims.expires()) : CliMessages.of("jwt.never")));
        var tree = JsonMapper.shared().readTree(payload);
        JsonMapper.shared()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(tree)
                .lines()
                .forEach(lines::add);
        return lines;
    }

    private static String describe(Finding finding) {
        var level = finding.level().name().toLowerCase(Locale.ROOT);
        return CliMessages.of(
                finding.ours() ? "jwt.finding.ours" : "jwt.finding", level, finding.code(), finding.message());
    }

    private static String title(Claims claims) {
        return CliMessages.of("jwt.title", word(claims.claimKind()), claims.name(), claims.subject());
    }

    /// Times of hostile tokens may be beyond any calendar.
    private static String time(long seconds) {
        try {
            return Instant.ofEpochSecond(seconds).toString();
        } catch (DateTimeException _) {
            return String.valueOf(seconds);
        }
    }

    public static String word(ClaimKind kind) {
        return kind == ClaimKind.GENERIC ? "generic" : kind.word();
    }

    private static String words(JwtException e) {
        return e.rule() + ": " + e.getMessage();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
