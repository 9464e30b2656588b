package dev.sluice.cli.session;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.workspace.Passphrase;
import dev.sluice.domain.workspace.PassphraseStrength;
import dev.sluice.domain.workspace.Vault;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the passphrase: a file, the environment, or the person at the terminal.
public final class PassphraseSource {
    private static final String VARIABLE = "SLUICE_PASSPHRASE";

    private final CommandContext context;

    public PassphraseSource(CommandContext context) {
        this.context = context;
    }

    /// Without any passphrase the vault stays as it is: what needs a key says so itself.
    public void unlock(Vault vault) {
        if (vault.isOpenToAll() && !vault.isLocked()) {
            return;
        }
        var found = given();
        if (found.isEmpty() && vault.isLocked()) {
            found = ask("passphrase.ask");
        }
        found.ifPresent(passphrase -> {
            try (passphrase) {
                vault.unlock(passphrase);
            }
        });
    }

    /// A passphrase for a new workspace; the caller closes it. What makes it worth little is told here, once.
    public Passphrase forNew() {
        return judged(given().or(this::askTwice), context.options().passphraseFile());
    }

    /// A passphrase in the place of the one there is; the caller closes it. What makes it worth little is told
    /// here.
    ///
    /// @param file that has it; without one it is asked for
    public Passphrase another(@Nullable String file) {
        var named = Optional.ofNullable(file);
        var chosen = named.map(context.files()::passphrase).map(PassphraseSource::wrap);
        return judged(chosen.or(this::askTwice), named);
    }

    private Passphrase judged(Optional<Passphrase> found, Optional<String> file) {
        var chosen = found.orElseThrow(() -> ProblemException.of(ProblemCode.PASSPHRASE_REQUIRED));
        if (chosen.isNone()) {
            throw ProblemException.of(ProblemCode.PASSPHRASE_REQUIRED);
        }
        if (PassphraseStrength.of(chosen) == PassphraseStrength.WEAK) {
            context.output().remark(CliMessages.of("passphrase.weak"));
        }
        file.filter(context.files()::isReadableByOthers)
                .ifPresent(name -> context.output().remark(CliMessages.of("passphrase.readable", name)));
        return chosen;
    }

    /// What a backup was sealed with. Nothing at all is right for one of a sandbox; the caller closes it.
    public Passphrase ofBackup() {
        return given().or(() -> ask("passphrase.backup")).orElseGet(Passphrase::none);
    }

    /// What a key was sealed with; the caller closes it.
    ///
    /// @param file that has it; without one it is asked for
    public Passphrase ofKey(@Nullable String file) {
        return Optional.ofNullable(file)
                .map(context.files()::passphrase)
                .map(PassphraseSource::wrap)
                .or(() -> ask("passphrase.key"))
                .orElseThrow(() -> ProblemException.of(ProblemCode.PASSPHRASE_NEEDED));
    }

    /// For what is bound to the passphrase itself: that the vault is open is not enough. The caller closes it.
    public Passphrase proof(Vault vault) {
        if (vault.isOpenToAll()) {
            return Passphrase.none();
        }
        return given().or(() -> ask("passphrase.ask"))
                .orElseThrow(() -> ProblemException.of(ProblemCode.PASSPHRASE_NEEDED));
    }

    private Optional<Passphrase> given() {
        var file = context.options().passphraseFile().map(context.files()::passphrase);
        return file.or(() -> context.terminal()
                        .environment(VARIABLE)
                        .filter(text -> !text.isEmpty())
                        .map(String::toCharArray))
                .map(PassphraseSource::wrap);
    }

    private Optional<Passphrase> ask(String prompt) {
        return context.terminal().askSecret(CliMessages.of(prompt)).map(PassphraseSource::wrap);
    }

    private Optional<Passphrase> askTwice() {
        var first = ask("passphrase.new");
        if (first.isEmpty()) {
            return first;
        }
        try (var second = ask("passphrase.again").orElseGet(Passphrase::none)) {
            if (!Arrays.equals(second.copy(), first.get().copy())) {
                first.get().close();
                context.output().remark(CliMessages.of("passphrase.differ"));
                throw ProblemException.of(ProblemCode.PASSPHRASE_REQUIRED);
            }
        }
        return first;
    }

    private static Passphrase wrap(char[] text) {
        var passphrase = Passphrase.of(text);
        Arrays.fill(text, '\0');
        return passphrase;
    }
}
