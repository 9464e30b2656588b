package dev.sluice.domain.jwt.claims;

import dev.sluice.domain.model.ShareKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Claims of every kind with random content, valid or not; the same for the same seed.
public final class RandomClaims {
    private static final List<String> TEXTS =
            List.of("", "a", "a.b.>", "*", "é<&>", "日本\u2028", "\ud83d\ude00", "\t\"\\", "x y", "$1", "\0");

    private final Random random;

    public RandomClaims(long seed) {
        this.random = new Random(seed);
    }

    /// A document with the label of the key that may sign it.
    public record Signed(Claims claims, String signer) {}

    public Signed next() {
        return switch (random.nextInt(7)) {
            case 0 -> new Signed(operator(), "O:main");
            case 1, 2 -> new Signed(account(), "O:main");
            case 3 ->
                new Signed(
                        new UserClaims(base("U:one"), limits(), text(), many(this::text)).withBase(base("U:one")),
                        "A:main");
            case 4 ->
                new Signed(new ActivationClaims(base("A:imp"), text(), kind(), text(), many(this::text)), "A:main");
            case 5 ->
                new Signed(
                        new AuthorizationResponseClaims(base("U:one"), text(), text(), text(), many(this::text)),
                        "A:main");
            default -> new Signed(new GenericClaims(base("U:one"), free()), "U:one");
        };
    }

    private Map<String, Object> free() {
        var map = new HashMap<String, Object>();
        map.put(text(), random.nextLong(1L << 50));
        map.put("d", random.nextDouble());
        map.put("l", List.of(text(), true, Map.of(text(), text())));
        return map;
    }

    private BaseClaims base(String label) {
        return new BaseClaims(
                text(),
                number(),
                "",
                0,
                "",
                text(),
                number(),
                Vectors.key(label).text());
    }

    private OperatorClaims operator() {
        var builder = OperatorClaims.builder(Vectors.key("O:main").text(), text())
                .signingKeys(many(this::text))
                .serviceUrls(many(this::text))
                .systemAccount(text())
                .assertServerVersion(text())
                .tags(many(this::text));
        return random.nextBoolean() ? builder.strict().build() : builder.build();
    }

    private AccountClaims account() {
        return AccountClaims.builder(Vectors.key("A:imp").text(), text())
                .base(base("A:imp"))
                .imports(many(this::importClaim))
                .exports(many(this::exportClaim))
                .limits(accountLimits())
                .signingKeys(List.of(
                        new SigningKey.Plain("A" + text()),
                        new SigningKey.Scoped("B" + text(), text(), template(), text())))
                .revocations(Map.of(text(), number()))
                .defaultPermissions(permissions())
                .mappings(Map.of(text(), List.of(new MappingTarget(text(), random.nextInt(256), text()))))
                .authorization(new AuthorizationConfig(many(this::text), many(this::text), text()))
                .trace(random.nextBoolean() ? new TraceConfig(text(), random.nextInt()) : null)
                .clusterTraffic(text())
                .description(text())
                .infoUrl(text())
                .tags(many(this::text))
                .build();
    }

    private AccountLimits accountLimits() {
        var limits = AccountLimits.unlimited()
                .copy()
                .subscriptions(number())
                .imports(number())
                .leafNodes(number());
        var storage = JetStreamLimits.of(number(), number(), number(), number());
        return random.nextBoolean()
                ? limits.jetStream(storage).build()
                : limits.tiers(Map.of("R1", storage)).build();
    }

    private ImportClaim importClaim() {
        var builder = ImportClaim.builder(text(), kind(), text())
                .name(text())
                .token(text())
                .localSubject(text());
        return random.nextBoolean()
                ? builder.shared().build()
                : builder.traceAllowed().build();
    }

    private ExportClaim exportClaim() {
        var builder = ExportClaim.builder(text(), kind())
                .name(text())
                .revocations(Map.of(text(), number()))
                .responseType(text())
                .responseThreshold(number())
                .latency(random.nextBoolean() ? new ServiceLatency(random.nextInt(101), text()) : null)
                .accountTokenPosition(random.nextInt(4))
                .description(text());
        return random.nextBoolean()
                ? builder.tokenRequired().build()
                : builder.advertised().build();
    }

    private UserLimits limits() {
        return UserLimits.unlimited()
                .copy()
                .permissions(permissions())
                .sources(many(this::text))
                .times(many(() -> new TimeRange(text(), text())))
                .timesLocation(text())
                .subscriptions(number())
                .connectionTypes(many(this::text))
                .build();
    }

    /// A limit of 0 cannot be expressed in a template (jwt-facts.md#1.6), and numbers there go through floats.
    private UserLimits template() {
        var limits = limits();
        var without = new Permissions(
                limits.permissions().publish(), limits.permissions().subscribe(), null);
        return limits.copy().subscriptions(-1).permissions(without).build();
    }

    private Permissions permissions() {
        return new Permissions(
                new Permission(many(this::text), many(this::text)),
                new Permission(many(this::text), many(this::text)),
                random.nextBoolean() ? new ResponsePermission(number(), number()) : null);
    }

    private ShareKind kind() {
        return random.nextBoolean() ? ShareKind.STREAM : ShareKind.SERVICE;
    }

    private long number() {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> -1;
            case 2 -> random.nextInt(1000);
            default -> random.nextLong();
        };
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private <T> List<T> many(Supplier<T> one) {
        return Stream.generate(one).limit(random.nextInt(4)).toList();
    }
}
