package dev.sluice.cli.text;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.domain.federation.environment.SystemCreds;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.model.TlsFiles;
import dev.sluice.domain.model.TlsFiles.Handshake;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.workspace.Workspace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What may be set of an environment, alike for `add` and `set`.
public final class EnvironmentOptions {
    @Option(names = "--name", paramLabel = "NAME")
    private @Nullable String name;

    @Option(names = "--level", paramLabel = "LEVEL")
    private @Nullable Level level;

    @Option(names = "--server", paramLabel = "URL", split = ",")
    private List<String> servers = new ArrayList<>();

    @Mixin
    private ResolverOptions resolver = new ResolverOptions();

    @Option(names = "--tls-ca", paramLabel = "FILE")
    private @Nullable String authority;

    @Option(names = "--tls-cert", paramLabel = "FILE")
    private @Nullable String certificate;

    @Option(names = "--tls-key", paramLabel = "FILE")
    private @Nullable String key;

    @Option(names = "--tls-first", negatable = true)
    private @Nullable Boolean tlsFirst;

    @Option(names = "--no-tls-files")
    private boolean noTls;

    @Option(names = "--creds", paramLabel = "FILE")
    private @Nullable String creds;

    @Option(names = "--no-creds")
    private boolean noCreds;

    @Option(names = "--key", paramLabel = "FILE")
    private List<String> keys = new ArrayList<>();

    public @Nullable String name() {
        return name;
    }

    public Optional<Level> level() {
        return Optional.ofNullable(level);
    }

    public List<String> servers() {
        return List.copyOf(servers);
    }

    /// Whether seeds are to be sealed, which needs the vault.
    public boolean bringsKeys() {
        return creds != null || !keys.isEmpty();
    }

    public void check(CommandContext context) {
        if ((certificate == null) != (key == null)) {
            throw context.usage(CliMessages.of("environment.pair"));
        }
        if ((noTls && (authority != null || certificate != null)) || (noCreds && creds != null)) {
            throw context.usage(CliMessages.of("environment.both"));
        }
        resolver.check(context);
    }

    public void apply(CommandContext context, Workspace workspace, Environment environment) {
        check(context);
        var settings = workspace.environments().settings();
        var id = environment.id();
        if (level != null) {
            settings.setLevel(id, level, context.options().confirmed());
        }
        if (!servers.isEmpty()) {
            settings.setServers(id, servers);
        }
        keepKeys(context, workspace);
        applyAccess(context, workspace, environment);
        if (name != null) {
            settings.rename(id, name);
        }
    }

    /// Seals the seeds of operator and account keys.
    public void keepKeys(CommandContext context, Workspace workspace) {
        for (var file : keys) {
            var text = context.files().secret(file);
            try (var seed = Seed.parse(text)) {
                workspace.vault().add(seed);
            } catch (IllegalArgumentException e) {
                throw ProblemException.because(e, ProblemCode.KEY_INVALID, file);
            } finally {
                Arrays.fill(text, '\0');
            }
        }
    }

    public void applyAccess(CommandContext context, Workspace workspace, Environment environment) {
        resolver.apply(context, workspace, environment);
        var settings = workspace.environments().settings();
        var tls = settings.access(environment.id()).tls();
        var files = noTls || authority != null || certificate != null ? files(context) : tls;
        var wished = files.with(handshake(tls));
        if (!wished.equals(tls)) {
            settings.setTls(environment.id(), wished);
        }
        if (noCreds) {
            settings.setSystemUser(environment.id(), null);
        }
        if (creds != null) {
            var text = context.files().creds(creds);
            try (var given = SystemCreds.read(
                    text, environment.systemAccount(), context.clock().instant())) {
                workspace.vault().add(given.seed());
                settings.setSystemUser(environment.id(), given.user());
            } finally {
                Arrays.fill(text, '\0');
            }
        }
    }

    /// How they are spoken to, before there is an environment.
    public TlsFiles tls(CommandContext context) {
        return files(context).with(handshake(TlsFiles.NONE));
    }

    /// The credentials that were named; the caller closes them. Nothing is known yet of whose they are.
    ///
    /// @throws picocli.CommandLine.ParameterException without any
    public SystemCreds systemCreds(CommandContext context) {
        if (creds == null) {
            throw context.usage(CliMessages.of("operator.adopt.creds"));
        }
        var text = context.files().creds(creds);
        try {
            return SystemCreds.read(text, context.clock().instant());
        } finally {
            Arrays.fill(text, '\0');
        }
    }

    private Handshake handshake(TlsFiles present) {
        if (tlsFirst == null) {
            return present.handshake();
        }
        return tlsFirst ? Handshake.FIRST : Handshake.GREETED;
    }

    private TlsFiles files(CommandContext context) {
        return new TlsFiles(context.lasting(authority), context.lasting(certificate), context.lasting(key));
    }
}
