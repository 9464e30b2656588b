package dev.sluice.cli.command.key;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.io.Terms;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.EnvironmentSession;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.cli.text.ClaimReport;
import dev.sluice.cli.text.EnvironmentOptions;
import dev.sluice.domain.jwt.claims.ClaimTime;
import dev.sluice.domain.jwt.claims.OperatorClaims;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// `sluice operator`: what the operator of an environment says of itself, and taking over one that runs.
@Command(name = "operator", addMethodSubcommands = false)
public final class OperatorCommand {
    private final CommandContext context;

    public OperatorCommand(CommandContext context) {
        this.context = context;
    }

    @Command(name = "show")
    int show(@Option(names = "--out", paramLabel = "FILE") @Nullable String file) {
        return context.run(WorkspaceAccess.READ, session -> {
            context.files().requireFree(file);
            var claims = session.services().operator().claims();
            if (file != null) {
                context.files().write(file, session.services().environment().operatorJwt() + "\n");
            }
            session.output().print(JsonDocuments.object("operator", document(session, claims)), lines(session, claims));
            return ExitCode.DONE;
        });
    }

    @Command(name = "edit")
    int edit(
            @Mixin OperatorOptions options,
            @Option(names = "--system-account", paramLabel = "ACCOUNT") @Nullable String systemAccount,
            @Option(names = "--dry-run") boolean dryRun,
            @Option(names = "--out", paramLabel = "FILE") @Nullable String file) {
        context.refuseStage();
        var patch = options.patch(context);
        if (patch.isEmpty() && systemAccount == null) {
            throw context.usage(CliMessages.of("operator.edit.nothing"));
        }
        return context.run(dryRun ? WorkspaceAccess.READ : WorkspaceAccess.CHANGE, session -> {
            context.files().requireFree(file);
            if (systemAccount != null) {
                requireSystemAccount(session, systemAccount);
            }
            var changes = session.services().operator().preview(patch);
            var lines = new ArrayList<>(changes.stream().map(ClaimReport::line).toList());
            if (dryRun || changes.isEmpty()) {
                lines.addFirst(CliMessages.of(changes.isEmpty() ? "operator.edit.same" : "operator.edit.would"));
                session.output()
                        .print(
                                document(session, session.services().operator().claims())
                                        .put("changed", false),
                                lines);
                return ExitCode.DONE;
            }
            var jwt = session.services().operator().edit(patch).operatorJwt();
            return handOver(session, jwt, file, "operator.edited", lines);
        });
    }

    /// Servers take another one from their configuration only, all of them at once, which nothing that is pushed
    /// brings about.
    private static void requireSystemAccount(EnvironmentSession session, String wished) {
        var environment = session.services().environment();
        var account = session.account(wished);
        if (!account.key().equals(environment.systemAccount())) {
            throw ProblemException.of(
                    ProblemCode.SYSTEM_ACCOUNT_STAYS,
                    environment.name(),
                    session.name(environment.systemAccount()),
                    account.name());
        }
    }

    @Command(name = "reissue")
    int reissue(
            @Option(names = "--installed") boolean installed,
            @Option(names = "--cancel") boolean cancelled,
            @Option(names = "--out", paramLabel = "FILE") @Nullable String file) {
        context.refuseStage();
        if (installed && cancelled) {
            throw context.usage(CliMessages.of("operator.reissue.one"));
        }
        return context.run(installed ? WorkspaceAccess.PUBLISH : WorkspaceAccess.CHANGE, session -> {
            context.files().requireFree(file);
            var reissue = session.services().reissue();
            if (cancelled) {
                reissue.cancel();
                session.output()
                        .print(
                                document(session, session.services().operator().claims()),
                                List.of(CliMessages.of("operator.reissue.cancelled")));
                return ExitCode.DONE;
            }
            if (!installed) {
                return handOver(session, reissue.begin(), file, "operator.reissue.begun", List.of());
            }
            var former = session.services().environment().operator();
            var now = reissue.takeOver(session.options());
            session.output()
                    .print(
                            document(session, session.services().operator().claims()),
                            List.of(CliMessages.of("operator.reissue.done", now.operator(), former)));
            return ExitCode.DONE;
        });
    }

    @Command(name = "sign")
    int sign(
            @Parameters(paramLabel = "FILE|-", descriptionKey = "FILE|-") String file,
            @Option(names = "--out", paramLabel = "FILE") @Nullable String target,
            @Option(names = "--push") boolean pushing,
            @Option(names = "--dry-run") boolean dryRun) {
        context.refuseStage();
        return new PartnerSigning(context).sign(file, target, pushing, dryRun);
    }

    @Command(name = "adopt")
    int adopt(
            @Mixin EnvironmentOptions options,
            @Option(names = "--all") boolean all,
            @Option(names = "--dry-run") boolean dryRun) {
        return new OperatorAdoption(context, options, all).run(dryRun);
    }

    /// Servers are started with it; without a file it is the last line, to be copied from there.
    private int handOver(
            EnvironmentSession session, String jwt, @Nullable String file, String text, List<String> before) {
        var lines = new ArrayList<>(before);
        lines.add(CliMessages.of(text, session.services().environment().name()));
        if (file == null) {
            lines.add(jwt);
        } else {
            context.files().write(file, jwt + "\n");
        }
        var document = document(session, session.services().operator().claims())
                .put("changed", true)
                .put("install", jwt);
        session.output().print(document, lines);
        return ExitCode.DONE;
    }

    private static ObjectNode document(EnvironmentSession session, OperatorClaims claims) {
        var environment = session.services().environment();
        var vault = session.workspace().vault();
        var node = JsonDocuments.plain()
                .put("name", claims.base().name())
                .put("key", environment.operator().text())
                .put("held", vault.holds(environment.operator()))
                .put("signsWith", environment.signingKey().text())
                .put("strict", claims.strictSigningKeyUsage())
                .put("systemAccount", environment.systemAccount().text())
                .put("accountServer", claims.accountServerUrl().isEmpty() ? null : claims.accountServerUrl())
                .put(
                        "issuedAt",
                        JsonDocuments.time(ClaimTime.nearest(claims.base().issuedAt())))
                .put(
                        "expiresAt",
                        JsonDocuments.time(
                                ClaimTime.end(claims.base().expires()).orElse(null)))
                .put("jwt", environment.operatorJwt())
                .put("next", session.services().reissue().next().orElse(null));
        claims.signingKeys().forEach(node.putArray("signingKeys")::add);
        claims.serviceUrls().forEach(node.putArray("serviceUrls")::add);
        claims.tags().forEach(node.putArray("tags")::add);
        return node;
    }

    private static List<String> lines(EnvironmentSession session, OperatorClaims claims) {
        var environment = session.services().environment();
        var lines = new ArrayList<String>();
        lines.add(CliMessages.of("operator.show.key", claims.base().name(), environment.operator()));
        lines.add(CliMessages.of("operator.show.signs", environment.signingKey()));
        claims.signingKeys().forEach(key -> lines.add(CliMessages.of("operator.show.signing", key)));
        lines.add(CliMessages.of(claims.strictSigningKeyUsage() ? "operator.show.strict" : "operator.show.lenient"));
        lines.add(CliMessages.of("operator.show.system", environment.systemAccount()));
        claims.serviceUrls().forEach(url -> lines.add(CliMessages.of("operator.show.service", url)));
        if (!claims.accountServerUrl().isEmpty()) {
            lines.add(CliMessages.of("operator.show.accountServer", claims.accountServerUrl()));
        }
        if (!claims.tags().isEmpty()) {
            lines.add(CliMessages.of("operator.show.tags", String.join(", ", claims.tags())));
        }
        lines.add(CliMessages.of(
                "operator.show.ends",
                ClaimTime.end(claims.base().expires()).map(String::valueOf).orElse(Terms.NOTHING)));
        session.services().reissue().next().ifPresent(_ -> lines.add(CliMessages.of("operator.show.next")));
        return lines;
    }
}
