package dev.sluice.journey;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.Age;
import dev.sluice.testing.TestEnvironment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// How much an account may export and import: Sluice refuses before it signs, and servers refuse what somebody else
/// signs.
class ShareLimitsTest {
    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "S4-1 more exports, imports or wildcards than allowed are refused by Sluice, and by servers of each age")
    void refused(Age age, @TempDir Path folder) throws Exception {
        try (var test = TestEnvironment.start(folder, age, 1)) {
            var account = test.account("ACME");
            var draft = new ExportDraft(account.key(), "one", "one", ShareKind.STREAM, Visibility.PUBLIC);
            test.services().exports().add(draft, OperationOptions.now());
            var patch = AccountPatch.builder()
                    .limits(Map.of("exports", 1L, "imports", 0L))
                    .wildcardExports(false)
                    .build();
            test.services().edits().change(account.key(), patch, OperationOptions.now());

            var second = new ExportDraft(account.key(), "two", "two.*", ShareKind.STREAM, Visibility.PUBLIC);
            var problem = Assertions.assertThrows(
                    ProblemException.class, () -> test.services().exports().add(second, OperationOptions.now()));
            assertTrue(problem.problem().code() == ProblemCode.PREFLIGHT_REFUSED, problem.getMessage());

            var other = test.account("OTHER").key().text();
            var tool = test.otherTool();
            Map<String, UnaryOperator<AccountClaims>> attempts = Map.of(
                    "exports", claims -> exporting(claims, "two"),
                    "wildcard",
                            claims -> exporting(claims.copy().exports(List.of()).build(), "two.*"),
                    "imports",
                            claims -> claims.copy()
                                    .imports(List.of(ImportClaim.builder("x", ShareKind.STREAM, other)
                                            .name("x")
                                            .build()))
                                    .build());
            for (var attempt : attempts.entrySet()) {
                var report = tool.tryToPush(account, attempt.getValue());
                assertTrue(report.isRefused(), attempt.getKey() + ": " + report.summary());
                assertTrue(report.summary().contains(attempt.getKey()), report.summary());
            }
        }
    }

    private static AccountClaims exporting(AccountClaims claims, String subject) {
        var exports = new ArrayList<>(claims.exports());
        exports.add(ExportClaim.builder(subject, ShareKind.STREAM).name(subject).build());
        return claims.copy().exports(exports).build();
    }
}
