package dev.sluice.cli.text;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.domain.model.AccountServerAddress;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.ResolverKind;
import dev.sluice.domain.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How servers come by account JWTs.
public final class ResolverOptions {
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
    public void check(CommandContext context) {
        if (kind != null && accountServer != null) {
            throw context.usage(CliMessages.of("environment.resolverTwice"));
        }
        if (accountServer != null) {
            var _ = AccountServerAddress.base(accountServer);
        }
    }

    public void apply(CommandContext context, Workspace workspace, Environment environment) {
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
    public static String words(Workspace workspace, Environment environment) {
        return workspace
                .environments()
                .settings()
                .resolver(environment.id())
                .map(set -> switch (set) {
                    case ResolverKind.Nats _ -> CliMessages.of("environment.resolverNats");
                    case ResolverKind.Memory _ -> CliMessages.of("environment.resolverMemory");
                    case ResolverKind.Url url -> CliMessages.of("environment.resolverUrl", url.server());
                })
                .orElseGet(() -> CliMessages.of("environment.resolverDetected"));
    }

    /// For scripts.
    public static String word(Workspace workspace, Environment environment) {
        return workspace
                .environments()
                .settings()
                .resolver(environment.id())
                .map(ResolverKind::word)
                .orElse("detect");
    }
}
