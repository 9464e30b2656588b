package dev.sluice.domain.jwt.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.domain.jwt.codec.JwtValidator;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.jwt.validation.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The same verdict and the same multiset of rules as the Go library. The library's wording tells the rule; where
/// one wording stands for several rules, all of them are named and count as one.
@DisplayName("Validation finds what the Go library finds")
@Tag("unit")
class JwtValidatorVectorTest {
    /// Start of the library's wording, after quoted parts are cut out → the rules it stands for.
    private static final Map<String, String> RULES = Map.ofEntries(
            Map.entry("assert server version error: asserted server version cant parse", "O10"),
            Map.entry("assert server version error: asserted server version must", "O9"),
            Map.entry("null import", "I1"),
            Map.entry("account to import from is not specified", "I4"),
            Map.entry("subject cannot be empty", "S1 N1"),
            Map.entry("subject ~ cannot have spaces", "S2 N2"),
            Map.entry("the field to has been deprecated", "I5"),
            Map.entry("Local Subject replaces To", "I8"),
            Map.entry("both, renaming subject and subject", "N3"),
            Map.entry("activation token doesn't match account for import", "I11"),
            Map.entry("activation token doesn't match account it is being included in", "I12"),
            Map.entry("mismatch between token import type", "I13"),
            Map.entry("activation token import subject", "I15"),
            Map.entry("account_id is not an account public key", "V3 U7"),
            Map.entry("overlapping subject namespace for ~ and", "I16"),
            Map.entry("overlapping subject namespace for ~ in account", "I17"),
            Map.entry("invalid export type", "X2"),
            Map.entry("sampling percentage", "X7"),
            Map.entry("invalid response type for service", "X3"),
            Map.entry("latency tracking only permitted", "X6"),
            Map.entry("response threshold only valid", "X11"),
            Map.entry("Account Token Position can only be used", "X13"),
            Map.entry("stream export subject", "X18"),
            Map.entry("service export subject", "X17"),
            Map.entry("error parsing info url", "F3"),
            Map.entry("the account contains more imports", "L3 L4"),
            Map.entry("the account contains more exports", "L5"),
            Map.entry("JetStream Limits and tiered", "L1"),
            Map.entry("Tiered JetStream Limits can not contain", "L2"),
            Map.entry("Mapping ~ has a weight", "M3"),
            Map.entry("Mapping ~ exceeds 100%", "M5"),
            Map.entry("~ is not a valid account signing key", "K1 K2"),
            Map.entry("claim is expired", "T1"),
            Map.entry("External authorization cannot have accounts", "A1"),
            Map.entry("AllowedAccounts can only be", "A3"),
            Map.entry("Account ~ is not a valid account public key", "A4"),
            Map.entry("XKey ~ is not a valid", "A5"),
            Map.entry("the account Trace.Destination subject cannot be empty", "R1"),
            Map.entry("the account Trace.Sampling value", "R3"),
            Map.entry("AllowTrace only valid for stream import", "I3"),
            Map.entry("AllowTrace only valid for service export", "X5"),
            Map.entry("Subject must be a user public key", "Q3"),
            Map.entry("Audience must be a server public key", "Q4"),
            Map.entry("Error or Jwt is required", "Q5"),
            Map.entry("issuer_account is not an account public key", "Q7"),
            Map.entry("User nkey is required", "Q1"),
            Map.entry("User nkey ~ is not a valid user", "Q2"));

    static Stream<Vectors.Vector> judged() {
        return Vectors.all().stream().filter(v -> v.node().has("issues") && !v.has("encodeError"));
    }

    @ParameterizedTest
    @MethodSource("judged")
    void findsTheSame(Vectors.Vector vector) throws JwtException {
        boolean unreadable = vector.has("decodeError") && vector.kind() != ClaimKind.GENERIC;
        if (unreadable) {
            return;
        }
        var claims = vector.has("jwt") ? vector.decode().claims() : vector.unwritten();
        var findings = JwtValidator.validate(claims, Vectors.now()).stream()
                .filter(finding -> !finding.ours())
                .toList();
        assertEquals(expected(vector), found(findings));
        assertEquals(
                vector.node().get("blocking").booleanValue(), findings.stream().anyMatch(Finding::isBlocking));
        assertEquals(
                vector.node().get("blockingWithTimeChecks").booleanValue(),
                findings.stream().anyMatch(finding -> finding.level() != Finding.Level.WARNING));
    }

    private static List<String> expected(Vectors.Vector vector) {
        var rules = new ArrayList<String>();
        for (var issue : vector.node().get("issues").values()) {
            rules.add(issue.get("level").stringValue() + " "
                    + rule(issue.get("description").stringValue()));
        }
        Collections.sort(rules);
        return rules;
    }

    private static List<String> found(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.level().name().toLowerCase(Locale.ROOT) + " " + family(finding.code()))
                .sorted()
                .toList();
    }

    private static String rule(String wording) {
        var cut = wording.replaceAll("\"[^\"]*\"", "~");
        return RULES.entrySet().stream()
                .filter(entry -> cut.startsWith(entry.getKey()) || wording.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no rule for: " + wording));
    }

    private static String family(String code) {
        return RULES.values().stream()
                .filter(rules -> List.of(rules.split(" ")).contains(code))
                .findFirst()
                .orElse(code);
    }
}
