package dev.sluice.domain.interop;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.interop.NscStore.Fault;
import dev.sluice.domain.interop.plan.ImportItem;
import dev.sluice.domain.interop.plan.ImportRequest;
import dev.sluice.domain.jwt.claims.ActivationClaims;
import dev.sluice.domain.jwt.claims.AuthorizationResponseClaims;
import dev.sluice.domain.jwt.claims.BaseClaims;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.jwt.claims.UserClaims;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.nkey.KeyKind;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What may be wrong with what another tool keeps, and what is said of it.
@Tag("unit")
@DisplayName("Of what was found it is said")
class ImportNotesTest {
    private static final long LONG_AGO = Estate.IAT - 100;
    private static final long LATER = Estate.NOW.getEpochSecond() + 1000;
    private static final String LONG = "n".repeat(200);

    static Stream<Arguments> faults() {
        return Stream.of(operators(), accounts(), exports(), imports(), tokens())
                .flatMap(rows -> rows);
    }

    private static Stream<Arguments> operators() {
        return Stream.of(
                row("CONFLICT OPERATOR ACME NO_SYSTEM_ACCOUNT", it -> it.operator(claims -> claims.systemAccount(""))),
                row("MISSING_KEY ACCOUNT SYS SYSTEM_ACCOUNT_UNSEEN", it -> it.files.token("sys", "no token")),
                row(
                        "ADJUSTED OPERATOR ACME SERVER_LEFT_OUT",
                        it -> it.operator(claims -> claims.serviceUrls(List.of("http://x")))),
                row(
                        "EXPIRED OPERATOR ACME EXPIRED_AT",
                        it -> it.operator(
                                claims -> claims.base(claims.build().base().withExpires(LONG_AGO)))),
                row(
                        "ADJUSTED OPERATOR a/b RENAMED",
                        it -> it.operator(
                                claims -> claims.base(claims.build().base().withName("a/b")))));
    }

    private static Stream<Arguments> accounts() {
        return Stream.of(
                row(
                        "EXPIRED ACCOUNT giver EXPIRED_AT",
                        it -> it.giver(claims -> claims.withBase(claims.base().withExpires(LONG_AGO)))),
                row(
                        "EXPIRED ACCOUNT giver NOT_YET",
                        it -> it.giver(claims -> claims.withBase(claims.base().withNotBefore(LATER)))),
                row(
                        "ADJUSTED ACCOUNT ta/ker RENAMED",
                        it -> it.taker(claims -> claims.withBase(claims.base().withName("ta/ker")))),
                row(
                        "DAMAGED ACCOUNT giver INVALID",
                        it -> it.giver(claims -> claims.copy()
                                .exports(List.of(ExportClaim.builder("a b", ShareKind.STREAM)
                                        .name("x")
                                        .build()))
                                .build())),
                row(
                        "UNREADABLE ACCOUNT giver STRANGER",
                        it -> it.files.token(
                                "giver",
                                Estate.sign(
                                        Estate.claims(it.giver, "giver"),
                                        Estate.seed(KeyKind.OPERATOR, 30),
                                        Estate.IAT))),
                row(
                        "UNREADABLE ACCOUNT giver SELF_SIGNED",
                        it -> it.files.token(
                                "giver", Estate.sign(Estate.claims(it.giver, "giver"), it.giver, Estate.IAT))),
                row(
                        "UNREADABLE USER reader ACCOUNT_STAYS_OUT",
                        it -> it.files.token(
                                "giver", Estate.sign(Estate.claims(it.giver, "giver"), it.giver, Estate.IAT))),
                row(
                        "UNREADABLE USER reader STRANGER",
                        it -> it.files.token(
                                "u",
                                Estate.sign(
                                        UserClaims.of(Estate.text(it.user), "reader"),
                                        Estate.seed(KeyKind.ACCOUNT, 31),
                                        Estate.IAT))),
                row(
                        "EXPIRED USER giver/reader EXPIRED_AT",
                        it -> it.user(claims -> claims.withBase(claims.base().withExpires(LONG_AGO)))),
                row(
                        "EXPIRED USER giver/reader REVOKED",
                        it -> it.giver(claims -> claims.copy()
                                .revocations(Map.of(Estate.text(it.user), Estate.IAT))
                                .build())),
                row(
                        "ADJUSTED USER rea/der RENAMED",
                        it -> it.user(claims -> claims.withBase(claims.base().withName("rea/der")))),
                row(
                        "MISSING_KEY USER giver/other NO_USER_KEY",
                        it -> it.files.token(
                                "other",
                                Estate.sign(
                                        UserClaims.of(Estate.text(Estate.seed(KeyKind.USER, 32)), "other"),
                                        it.giver,
                                        Estate.IAT))));
    }

    private static Stream<Arguments> exports() {
        return Stream.of(
                row(
                        "ADJUSTED EXPORT a b KEPT_AS_IS",
                        it -> it.giver(claims -> claims.copy()
                                .exports(List.of(ExportClaim.builder("a b", ShareKind.STREAM)
                                        .build()))
                                .build())),
                row(
                        "ADJUSTED EXPORT twice KEPT_AS_IS",
                        it -> it.giver(claims -> claims.copy()
                                .exports(List.of(
                                        Estate.orders(),
                                        Estate.orders().copy().name("twice").build()))
                                .build())),
                row(
                        "ADJUSTED EXPORT " + LONG + " RENAMED",
                        it -> it.giver(claims -> claims.copy()
                                .exports(List.of(Estate.news().copy().name(LONG).build()))
                                .build())));
    }

    private static Stream<Arguments> imports() {
        return Stream.of(
                row(
                        "EXPIRED IMPORT orders EXPIRED_AT",
                        it -> importing(it, it.consented(it.activation(token -> token.withExpires(LONG_AGO))))),
                row(
                        "EXPIRED IMPORT orders REVOKED",
                        it -> it.giver(claims -> claims.copy()
                                .exports(List.of(
                                        Estate.orders().withRevocations(Map.of(Estate.text(it.taker), Estate.IAT))))
                                .build())),
                row("ADJUSTED IMPORT orders KEPT_AS_IS", it -> importing(it, it.consented("no token"))),
                row(
                        "ADJUSTED IMPORT orders KEPT_AS_IS",
                        it -> importing(
                                it,
                                it.consented(Estate.sign(
                                        ActivationClaims.of(Estate.text(it.system), "orders.>", ShareKind.STREAM),
                                        it.giver,
                                        Estate.IAT)))),
                row(
                        "ADJUSTED IMPORT again KEPT_AS_IS",
                        it -> importing(
                                it,
                                it.consented(it.activation(token -> token)),
                                it.consented(it.activation(token -> token))
                                        .copy()
                                        .name("again")
                                        .localSubject("again.>")
                                        .build())),
                row(
                        "ADJUSTED IMPORT own KEPT_AS_IS",
                        it -> importing(
                                it,
                                ImportClaim.builder("news.>", ShareKind.STREAM, Estate.text(it.taker))
                                        .name("own")
                                        .build())),
                row(
                        "ADJUSTED IMPORT " + LONG + " RENAMED",
                        it -> importing(it, it.open().copy().name(LONG).build())),
                row(
                        "NEW ACCOUNT "
                                + Estate.seed(KeyKind.ACCOUNT, 40).publicKey().shortText() + " EXTERNAL_ACCOUNT",
                        it -> importing(
                                it,
                                ImportClaim.builder(
                                                "far.>",
                                                ShareKind.STREAM,
                                                Estate.text(Estate.seed(KeyKind.ACCOUNT, 40)))
                                        .name("far")
                                        .build())));
    }

    private static void importing(Estate estate, ImportClaim... claims) {
        estate.taker(taker -> taker.copy().imports(List.of(claims)).build());
    }

    private static Stream<Arguments> tokens() {
        return Stream.of(
                row("UNREADABLE TOKEN x.jwt BAD_TOKEN", it -> it.files.token("x", "no token")),
                row("IGNORED TOKEN x.jwt LOOSE_ACTIVATION", it -> it.files.token("x", it.activation(token -> token))),
                row(
                        "IGNORED TOKEN x.jwt OTHER_TOKEN",
                        it -> it.files.token(
                                "x",
                                Estate.sign(
                                        new AuthorizationResponseClaims(
                                                BaseClaims.of(Estate.text(it.user), ""), "", "no", "", List.of()),
                                        it.giver,
                                        Estate.IAT))),
                row("IGNORED KEY 1 UNUSED_KEYS", it -> it.files.seed("loose", Estate.seed(KeyKind.ACCOUNT, 50))));
    }

    private static Arguments row(String said, Consumer<Estate> fault) {
        return Arguments.argumentSet(said, said, fault);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void isSaid(String said, Consumer<Estate> fault) {
        var estate = new Estate();
        fault.accept(estate);
        var plan = new NscImporter(estate.means()).plan(ImportRequest.of(List.of()));
        var lines = plan.items()
                .map(item -> "%s %s %s %s".formatted(item.status(), item.kind(), item.name(), item.note()))
                .collect(Collectors.toSet());
        assertTrue(lines.contains(said), lines::toString);
        plan.items().map(ImportItem::words).forEach(words -> assertTrue(words.endsWith("."), words));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("of a file that does not count why")
    void files(Fault fault) {
        var estate = new Estate();
        estate.files.trouble("store/x", fault);
        var plan = new NscImporter(estate.means()).plan(ImportRequest.of(List.of()));
        var item = plan.others().getFirst();
        assertTrue(item.note().name().equals(fault.name()) && item.words().endsWith("."), item::toString);
        assertTrue(plan.bringsSomething(), "the others come in");
    }
}
