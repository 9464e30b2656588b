package dev.sluice.cli;

import dev.sluice.domain.model.AccountServerAddress;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.ResolverKind;
import dev.sluice.domain.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How servers come by account JWTs.
final class ResolverOptions {
    @Option(names = "--resolver", paramLabel = "KIND")
    private @Nullable Kind kind;

    @Option(names = "--account-server", paramLabel = "URL")
    private @Nullable String accountServer;

    enum Kind {
        DETECT,
        NATS,
        MEMORY
    }

    /// Before anything is made.
    void check(Context context) {
        if (kind != null && accountServer != null) {
            throw context.usage(Texts.of("environment.resolverTwice"));
        }
        if (accountServer != null) {
            var _ = AccountServerAddress.base(accountServer);
        }
    }

    void apply(Context context, Workspace workspace, Environment environment) {
        check(context);
        if (kind != null || accountServer != null) {
            workspace.environments().settings().setResolver(environment.id(), wished());
        }
    }

    private @Nullable ResolverKind wished() {
        if (accountServer != null) {
            return new ResolverKind.Url(AccountServerAddress.base(accountServer));
        }
        return switch (kind) {
            case NATS -> new ResolverKind.Nats();
            case MEMORY -> new ResolverKind.Memory();
            case DETECT -> null;
            case null -> null;
        };
    }

    /// For people.
    static String words(Workspace workspace, Environment environment) {
        return workspace
                .environments()
                .settings()
                .resolver(environment.id())
                .map(set -> switch (set) {
                    case ResolverKind.Nats _ -> Texts.of("environment.resolverNats");
                    case ResolverKind.Memory _ -> Texts.of("environment.resolverMemory");
                    case ResolverKind.Url url -> Texts.of("environment.resolverUrl", url.server());
                })
                .orElseGet(() -> Texts.of("environment.resolverDetected"));
    }

    /// For scripts.
    static String word(Workspace workspace, Environment environment) {
        return workspace
                .environments()
                .settings()
                .resolver(environment.id())
                .map(ResolverKind::word)
                .orElse("detect");
    }
}
