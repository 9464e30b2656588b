package dev.sluice.ui.shell;

import dev.sluice.ui.command.Command;
import dev.sluice.ui.command.CommandRegistry;
import dev.sluice.ui.command.Impact;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.text.Messages;
import java.util.List;
import java.util.Optional;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// The commands of the window, with their keys (ux.md#2.12).
final class ShellCommands {

    private static final Messages TEXTS = Messages.of("shell");
    private static final int NUMBERED = 9;

    private final CommandRegistry registry = new CommandRegistry();
    private final MainWindow shell;

    private ShellCommands(MainWindow shell) {
        this.shell = shell;
    }

    static CommandRegistry of(MainWindow shell) {
        var commands = new ShellCommands(shell);
        commands.addScreens();
        commands.addWindow();
        commands.addCurrent();
        return commands.registry;
    }

    private void addScreens() {
        for (var screen : ScreenId.values()) {
            var name = TEXTS.get("screen." + screen.key());
            var go = Command.of("go." + screen.key(), name, icon(screen), Impact.READ, () -> shell.go(screen));
            keys(screen).ifPresent(go::on);
            registry.add(go);
        }
    }

    /// The first nine screens have numbers.
    private static Optional<String> keys(ScreenId screen) {
        return switch (screen) {
            case SHARE -> Optional.of("Shortcut+Shift+N");
            case KEYS -> Optional.of("Shortcut+Shift+K");
            case ENVIRONMENTS -> Optional.of("Shortcut+Shift+E");
            case SETTINGS -> Optional.of("Shortcut+Comma");
            default ->
                Optional.of(List.of(ScreenId.values()).indexOf(screen) + 1)
                        .filter(number -> number <= NUMBERED)
                        .map(number -> "Shortcut+" + number);
        };
    }

    private void addWindow() {
        add("review", Feather.UPLOAD_CLOUD, "Shortcut+Shift+P", () -> shell.go(ScreenId.REVIEW));
        add("back", Feather.ARROW_LEFT, "Alt+Left", shell::back);
        add("forward", Feather.ARROW_RIGHT, "Alt+Right", shell::forward);
        add("palette", Feather.SEARCH, "Shortcut+K", shell::openPalette);
        add("theme", Feather.MOON, "Shortcut+Shift+T", shell::switchTheme);
        add("lock", Feather.LOCK, "Shortcut+L", shell::lockOrUnlock).unless(shell.lockBlocked());
        add("read-only", Feather.EYE, "Shortcut+Shift+R", shell::switchReadOnly);
        add("close", Feather.LOG_OUT, "Shortcut+W", shell::leave);
        registry.add(Command.of(
                        "shell.onboarding",
                        TEXTS.get("command.onboarding"),
                        Feather.LOG_IN,
                        Impact.LOCAL,
                        shell::startOnboarding)
                .guardedBy(shell.guard())
                .unless(shell.onboardingBlocked()));
        add("next-region", Feather.CORNER_DOWN_RIGHT, "F6", shell::nextRegion);
        add("previous-region", Feather.CORNER_UP_LEFT, "Shift+F6", shell::previousRegion);
    }

    private void addCurrent() {
        registry.add(Command.of(
                "shell.compare",
                TEXTS.get("command.compare"),
                Feather.GIT_PULL_REQUEST,
                Impact.READ,
                shell::compareServers));
        add("filter", Feather.FILTER, "Shortcut+F", () -> shell.current().view().focusFilter());
        add("new", Feather.PLUS, "Shortcut+N", () -> shell.current().createNew());
        add("refresh", Feather.REFRESH_CW, "F5", () -> shell.current().refresh());
    }

    private Command add(String key, Ikon icon, String keys, Runnable handler) {
        return registry.add(Command.of("shell." + key, TEXTS.get("command." + key), icon, Impact.READ, handler)
                .on(keys));
    }

    static List<Command> forPalette(CommandRegistry registry) {
        return registry.all().stream()
                .filter(command -> !command.id().endsWith("-region"))
                .toList();
    }

    private static Ikon icon(ScreenId screen) {
        return switch (screen) {
            case ACCOUNTS -> Feather.USERS;
            case USERS -> Feather.USER;
            case EXPORTS -> Feather.UPLOAD;
            case IMPORTS -> Feather.DOWNLOAD;
            case PENDING -> Feather.CLOCK;
            case CONNECTIONS -> Feather.LINK;
            case TERMINATED -> Feather.ARCHIVE;
            case DRIFT -> Feather.GIT_PULL_REQUEST;
            case FLOWS -> Feather.ACTIVITY;
            case REVIEW -> Feather.UPLOAD_CLOUD;
            case KEYS -> Feather.KEY;
            case ENVIRONMENTS -> Feather.LAYERS;
            case AUDIT -> Feather.BOOK_OPEN;
            case INSPECTOR -> Feather.FILE_TEXT;
            case SETTINGS -> Feather.SETTINGS;
            case TIERS -> Feather.BAR_CHART_2;
            case TEMPLATES -> Feather.COPY;
            case NOTIFICATIONS -> Feather.BELL;
            case SHARE -> Feather.SHARE_2;
        };
    }
}
