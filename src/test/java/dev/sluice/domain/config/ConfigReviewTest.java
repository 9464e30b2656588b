package dev.sluice.domain.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.config.ConfigWarning.Kind;
import dev.sluice.domain.config.ResolverConfig.Deletion;
import dev.sluice.domain.config.ServerConfig.Basics;
import dev.sluice.domain.config.ServerConfig.Encryption;
import dev.sluice.domain.config.ServerConfig.Named;
import dev.sluice.domain.config.ServerConfig.OperatorText;
import dev.sluice.domain.config.ServerConfig.Preload;
import dev.sluice.domain.config.ServerConfig.Trust;
import dev.sluice.domain.config.ServerConfig.WebSocket;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.testing.scripted.Partners;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What a person is warned of before a server is started with a configuration, and what it brings along.
@Tag("unit")
class ConfigReviewTest {
    private static final ResolverConfig FULL = new ResolverConfig.Full(
            "jwt", Deletion.ALLOWED, ConfigSpan.parse("2m").orElseThrow());
    private static final Basics PLAIN = basics(null, null);

    private final Partners partners = new Partners();
    private final ConfigTrust trusts = new ConfigTrust(partners.services());

    @AfterEach
    void close() {
        partners.close();
    }

    private static Basics basics(@Nullable HostPort monitoring, @Nullable ByteSize payload) {
        return new Basics(null, new HostPort("0.0.0.0", 4222), monitoring, payload, null);
    }

    private Trust trust(List<String> accounts) {
        return trusts.trust(
                new OperatorText.Inline(partners.services().environment().operatorJwt()), trusts.choose(accounts));
    }

    private static List<Kind> kinds(ServerConfig config, String... leftOut) {
        return ConfigReview.warnings(config, List.of(leftOut)).stream()
                .map(ConfigWarning::kind)
                .toList();
    }

    private static HostPort at(String text) {
        return HostPort.parse(text).orElseThrow();
    }

    static Stream<Arguments> basics() {
        var clear = new Encryption.None();
        var tls = new Encryption.Tls("cert.pem", "key.pem");
        return Stream.of(
                Arguments.of(FULL, PLAIN, null, List.of()),
                Arguments.of(
                        new ResolverConfig.Cache("jwt", ConfigSpan.parse("1h").orElseThrow()),
                        PLAIN,
                        null,
                        List.of(Kind.CACHE_ANSWERS_NO_LOOKUP)),
                Arguments.of(new ResolverConfig.Memory(), PLAIN, null, List.of(Kind.MEMORY_LOSES_PUSHES)),
                Arguments.of(
                        new ResolverConfig.Url(URI.create("http://accounts/jwt/v1/")),
                        PLAIN,
                        null,
                        List.of(Kind.URL_TAKES_NO_PUSH)),
                Arguments.of(FULL, basics(at("127.0.0.1:8222"), null), null, List.of()),
                Arguments.of(FULL, basics(at("0.0.0.0:8222"), null), null, List.of(Kind.MONITORING_IS_OPEN)),
                Arguments.of(
                        FULL,
                        basics(null, ByteSize.parse("64KB").orElseThrow()),
                        null,
                        List.of(Kind.PAYLOAD_BOUNDS_PUSHES)),
                Arguments.of(
                        FULL, basics(null, ByteSize.parse("64MB").orElseThrow()), null, List.of(Kind.PAYLOAD_IS_LARGE)),
                Arguments.of(
                        FULL,
                        PLAIN,
                        new WebSocket(at("0.0.0.0:443"), clear, List.of("https://a")),
                        List.of(Kind.WEBSOCKET_IN_CLEAR)),
                Arguments.of(
                        FULL,
                        PLAIN,
                        new WebSocket(at("0.0.0.0:443"), tls, List.of()),
                        List.of(Kind.WEBSOCKET_FROM_ANYWHERE)),
                Arguments.of(FULL, PLAIN, new WebSocket(at("localhost:443"), clear, List.of("https://a")), List.of()));
    }

    @ParameterizedTest
    @MethodSource("basics")
    void aPersonIsWarnedOfWhatServersAccept(
            ResolverConfig resolver, Basics basics, @Nullable WebSocket socket, List<Kind> expected) {
        var config = new ServerConfig(basics, trust(List.of()), resolver, null, null, socket);
        assertEquals(expected, kinds(config));
    }

    @Test
    void withoutTheSystemAccountServersDoNotStartAsTheyShould() {
        var trust = trust(List.of());
        var without = new Trust(trust.operatorName(), trust.operator(), trust.systemAccount(), List.of());
        var config = new ServerConfig(PLAIN, without, FULL, null, null, null);
        assertEquals(List.of(Kind.SYSTEM_NOT_PRELOADED), kinds(config));
    }

    @Test
    void whatIsLeftOutIsNamed() {
        var config = new ServerConfig(PLAIN, trust(List.of()), new ResolverConfig.Memory(), null, null, null);
        var names = IntStream.range(0, 7).mapToObj(i -> "a" + i).toArray(String[]::new);
        var warning = ConfigReview.warnings(config, List.of(names)).getLast();
        assertEquals(Kind.MEMORY_LEAVES_OUT, warning.kind());
        assertEquals(List.of("7", "a0, a1, a2, a3, a4, …"), warning.names());
    }

    @Test
    void limitsThatAreNoneAreWarnedOf() {
        var greedy = partners.services()
                .accounts()
                .add("greedy", Limits.unlimited(), OperationOptions.now())
                .value();
        var trust = trust(List.of("greedy"));
        var config = new ServerConfig(PLAIN, trust, FULL, null, null, null);
        assertEquals(
                List.of(new ConfigWarning(Kind.UNLIMITED, List.of("greedy"))),
                ConfigReview.warnings(config, List.of()));
        var system = trust.systemAccount();
        var jetStream = new Trust(
                trust.operatorName(),
                trust.operator(),
                system,
                List.of(new Preload(system, trust.preload().getLast().jwt()), new Preload(system, "no JWT")));
        assertEquals(
                List.of(Kind.JETSTREAM_ON_SYSTEM), kinds(new ServerConfig(PLAIN, jetStream, FULL, null, null, null)));
        assertEquals(greedy.key(), trust.preload().getLast().account().key());
    }

    @Test
    void theSystemAccountComesFirstAndThoseOfOthersDoNotComeAtAll() {
        var names = trusts.choose(List.of(ConfigTrust.ALL)).stream()
                .map(Account::name)
                .toList();
        assertEquals(List.of("SYS", "org-a", "org-b"), names);
        var some = trusts.choose(List.of("org-b", "ORG-B", "SYS"));
        assertEquals(List.of("SYS", "org-b"), some.stream().map(Account::name).toList());
        assertEquals(List.of("org-a"), trusts.leftOut(some));
        var trust = trust(List.of("org-b"));
        assertEquals(new Named("SYS", partners.services().environment().systemAccount()), trust.systemAccount());
        assertEquals(
                partners.account(partners.importer()).release().jwt(),
                trust.preload().getLast().jwt());
        partners.refuses(ProblemCode.ACCOUNT_UNKNOWN, () -> trusts.choose(List.of("org-c")));
        partners.services().accounts().addExternal("far", partners.unit().keys().create(KeyKind.ACCOUNT));
        partners.refuses(ProblemCode.ACCOUNT_WITHOUT_JWT, () -> trusts.choose(List.of("far")));
    }

    @Test
    void whatWasNeverSignedIsSignedForIt() {
        partners.services().accounts().add("new", Limits.core(), OperationOptions.stage());
        var chosen = trusts.choose(List.of("new"));
        assertTrue(ConfigTrust.needsSigning(chosen));
        var trust = trust(List.of("new"));
        assertEquals(2, trust.preload().size());
        assertFalse(ConfigTrust.needsSigning(trusts.choose(List.of("new"))));
    }
}
