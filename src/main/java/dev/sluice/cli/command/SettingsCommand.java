package dev.sluice.cli.command;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.io.SpanText;
import dev.sluice.cli.io.Table;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.EnvironmentSession;
import dev.sluice.cli.session.PassphraseSource;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.domain.audit.Profile;
import dev.sluice.domain.federation.environment.PendingLifetime;
import dev.sluice.domain.operation.Settings;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.time.TimeSpan;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;

/// `sluice settings`: what the workspace and the environment are set to.
@Command(name = "settings", addMethodSubcommands = false)
public final class SettingsCommand {
    /// Bound to the passphrase itself: that the vault is open is not enough, and that it does not open is no
    /// hindrance.
    private static final String PROFILE = "profile";

    private final CommandContext context;

    public SettingsCommand(CommandContext context) {
        this.context = context;
    }

    @Command(name = "ls")
    int list() {
        return context.run(WorkspaceAccess.READ, session -> {
            var values = values(session);
            var table = new Table(CliMessages.of("column.name"), CliMessages.of("column.value"));
            var node = JsonNodeFactory.instance.objectNode();
            values.forEach((name, value) -> {
                table.row(name, shown(name, value));
                node.put(name, value);
            });
            session.output().print(JsonDocuments.object("settings", node), table.lines());
            return ExitCode.DONE;
        });
    }

    @Command(name = "set")
    int set(
            @Parameters(paramLabel = "NAME", descriptionKey = "NAME") String name,
            @Parameters(paramLabel = "VALUE", descriptionKey = "VALUE") String value) {
        context.refuseWhenReadOnly(WorkspaceAccess.CHANGE);
        return context.run(name.equals(PROFILE) ? WorkspaceAccess.READ : WorkspaceAccess.CHANGE, session -> {
            change(session, name, value);
            var now = String.valueOf(values(session).get(name));
            var node = JsonNodeFactory.instance.objectNode().put(name, now);
            var line = CliMessages.of("settings.set", name, shown(name, now));
            session.output().print(JsonDocuments.object("settings", node), List.of(line));
            return ExitCode.DONE;
        });
    }

    private static Map<String, String> values(EnvironmentSession session) {
        var settings = session.services().recorder().settings();
        var values = new LinkedHashMap<String, String>();
        values.put(PROFILE, settings.profile().word());
        values.put("person", settings.person());
        values.put(
                PendingLifetime.NAME,
                session.services().pendingLifetime().pendingLife().toString());
        values.put("offers-per-hour", Integer.toString(settings.offersPerHour()));
        values.put(
                "event-prefix",
                settings.eventPrefix(session.services().environment().id()));
        return values;
    }

    /// For people; documents keep the form of ISO 8601.
    private static String shown(String name, String value) {
        return name.equals(PendingLifetime.NAME) ? SpanText.words(Duration.parse(value)) : value;
    }

    private void change(EnvironmentSession session, String name, String value) {
        Settings settings = session.services().recorder().settings();
        switch (name) {
            case PROFILE -> {
                var profile = Profile.of(value).orElseThrow(() -> invalid(name, value));
                try (var passphrase =
                        new PassphraseSource(context).proof(session.workspace().vault())) {
                    session.workspace().setProfile(profile, passphrase);
                    session.workspace().vault().unlock(passphrase);
                }
            }
            case PendingLifetime.NAME ->
                session.services()
                        .pendingLifetime()
                        .setPendingLife(TimeSpan.parse(value).orElseThrow(() -> invalid(name, value)));
            case "person" -> settings.setPerson(value);
            case "offers-per-hour" -> settings.setOffersPerHour(number(name, value));
            case "event-prefix" ->
                settings.setEventPrefix(session.services().environment().id(), value);
            default -> throw context.usage(CliMessages.of("settings.unknown", name));
        }
    }

    private static int number(String name, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException _) {
            throw invalid(name, value);
        }
    }

    private static ProblemException invalid(String name, String value) {
        return ProblemException.of(ProblemCode.SETTING_INVALID, name, value);
    }
}
