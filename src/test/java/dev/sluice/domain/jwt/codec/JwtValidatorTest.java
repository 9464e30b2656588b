package dev.sluice.domain.jwt.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ActivationClaims;
import dev.sluice.domain.jwt.claims.Claims;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.jwt.claims.Permission;
import dev.sluice.domain.jwt.claims.Permissions;
import dev.sluice.domain.jwt.claims.SigningKey;
import dev.sluice.domain.jwt.claims.UserLimits;
import dev.sluice.domain.jwt.claims.Vectors;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.jwt.validation.Finding;
import dev.sluice.domain.jwt.validation.SubjectRules;
import dev.sluice.domain.jwt.validation.SubjectTrie;
import dev.sluice.domain.model.ShareKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Our own checks, and the overlap checks against the plain comparison of each with each.
@Tag("unit")
class JwtValidatorTest {
    private static final String ACCOUNT = Vectors.key("A:main").text();
    private static final String OTHER = Vectors.key("A:other").text();

    private static AccountClaims.Builder account() {
        return AccountClaims.builder(ACCOUNT, "a");
    }

    private static List<String> codes(Claims claims) {
        return JwtValidator.validate(claims, 100).stream()
                .map(Finding::code)
                .sorted()
                .toList();
    }

    private static List<String> ofImport(ImportClaim.Builder claim) {
        return codes(account().imports(List.of(claim.build())).build());
    }

    @Test
    void aCleanAccountHasNoFindings() {
        assertEquals(List.of(), codes(account().build()));
    }

    @Test
    void importsAreCheckedBeyondTheLibrary() throws JwtException {
        assertEquals(List.of("import-self"), ofImport(ImportClaim.builder("a", ShareKind.STREAM, ACCOUNT)));
        assertEquals(List.of("import-account"), ofImport(ImportClaim.builder("a", ShareKind.STREAM, "x")));
        assertEquals(List.of("subject-tail"), ofImport(ImportClaim.builder("a.>.b", ShareKind.STREAM, OTHER)));
        assertEquals(List.of("subject-control"), ofImport(ImportClaim.builder("a\tb", ShareKind.STREAM, OTHER)));
        try (var seed = Vectors.seed("A:other")) {
            var activation = ActivationClaims.of(ACCOUNT, "a", ShareKind.STREAM).withExpires(100);
            var token = JwtWriter.encode(activation, TokenSigner.of(seed), 5);
            var claim = ImportClaim.builder("a", ShareKind.STREAM, OTHER).token(token);
            assertEquals(List.of("import-token-expired"), ofImport(claim));
        }
    }

    @Test
    void templatesRevocationsAndTypesAreCheckedBeyondTheLibrary() {
        var limits = UserLimits.unlimited()
                .copy()
                .payload(0)
                .connectionTypes(List.of("X"))
                .permissions(new Permissions(Permission.allowing("a b"), Permission.NONE, null))
                .build();
        var scope = new SigningKey.Scoped(OTHER, "r", limits, "");
        var claims = account()
                .signingKeys(List.of(scope))
                .revocations(Map.of("x", 1L, "*", 1L))
                .build();
        assertEquals(List.of("P2", "connection-type", "revocation-key", "template-zero"), codes(claims));
        assertEquals(
                List.of(),
                JwtValidator.validate(claims, 100).stream()
                        .filter(finding -> !finding.ours())
                        .toList());
    }

    @Test
    void theTrieFindsWhatComparingEachWithEachFinds() {
        var random = new Random(3);
        for (int round = 0; round < 2_000; round++) {
            var subjects = IntStream.range(0, 8).mapToObj(_ -> subject(random)).toList();
            var trie = new SubjectTrie();
            IntStream.range(0, subjects.size()).forEach(i -> trie.add(subjects.get(i), i));
            var asked = subject(random);
            var containers = new ArrayList<Integer>();
            var contents = new ArrayList<Integer>();
            trie.containersOf(asked, containers::addAll);
            trie.contentsOf(asked, contents::addAll);
            var plainContainers = IntStream.range(0, subjects.size())
                    .filter(i -> SubjectRules.isContainedIn(asked, subjects.get(i)))
                    .boxed()
                    .toList();
            var plainContents = IntStream.range(0, subjects.size())
                    .filter(i -> SubjectRules.isContainedIn(subjects.get(i), asked))
                    .boxed()
                    .toList();
            assertEquals(plainContainers, containers.stream().sorted().toList());
            assertEquals(plainContents, contents.stream().sorted().toList());
        }
    }

    private static String subject(Random random) {
        var words = List.of("a", "b", "*", ">", "");
        var tokens = new ArrayList<String>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            tokens.add(words.get(random.nextInt(random.nextInt(5) == 0 ? 5 : 3)));
        }
        return String.join(".", tokens);
    }

    @Test
    void manySharesAreCheckedQuickly() {
        var exports = IntStream.range(0, 20_000)
                .mapToObj(i ->
                        ExportClaim.builder("e." + i + ".>", ShareKind.SERVICE).build())
                .toList();
        var imports = IntStream.range(0, 20_000)
                .mapToObj(i -> ImportClaim.builder("i." + i + ".*", ShareKind.SERVICE, OTHER)
                        .build())
                .toList();
        var claims = account().exports(exports).imports(imports).build();
        assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> assertEquals(new TreeSet<>(), new TreeSet<>(codes(claims))));
    }

    @Test
    void aSubjectOfVeryManyTokensCostsNoStack() {
        var subject = "a." + "b.".repeat(300_000) + ">";
        var claims = account()
                .exports(List.of(
                        ExportClaim.builder(subject, ShareKind.SERVICE).build(),
                        ExportClaim.builder("a.>", ShareKind.SERVICE).build()))
                .build();
        assertEquals(List.of("X17"), codes(claims));
    }
}
