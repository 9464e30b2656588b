package dev.sluice.ui.dialog;

import dev.sluice.domain.workspace.Passphrase;
import dev.sluice.domain.workspace.Vault;
import dev.sluice.ui.form.TypedPassphrase;
import java.util.function.Supplier;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// The passphrase, typed once more before something grave is done: an open vault at an empty desk is not leave
/// enough (ux.md#2.6). The vault itself checks it, as it does when it is unlocked. Shown by a [PassphraseField].
public final class PassphraseProof {

    private final TypedPassphrase typed = new TypedPassphrase();
    private final @Nullable Vault vault;

    private PassphraseProof(@Nullable Vault vault) {
        this.vault = vault;
    }

    /// Of a vault that is open to all, which only sandboxes have, there is no passphrase to ask for.
    public static PassphraseProof of(Vault vault) {
        return new PassphraseProof(vault.isOpenToAll() ? null : vault);
    }

    /// Nothing is asked.
    public static PassphraseProof none() {
        return new PassphraseProof(null);
    }

    public boolean isAsked() {
        return vault != null;
    }

    public StringProperty text() {
        return typed.text();
    }

    /// Whether something is typed where that is asked.
    public ObservableValue<Boolean> given() {
        return typed.text().map(text -> !isAsked() || !text.isEmpty());
    }

    /// Takes what is typed out of the field, so that a wrong one is typed anew.
    Taken take() {
        if (vault == null) {
            return () -> {};
        }
        var passphrase = typed.take();
        typed.text().set("");
        return () -> check(vault, passphrase);
    }

    /// What was typed, to be checked in the background.
    @FunctionalInterface
    public interface Taken {
        /// Slow on purpose (Argon2id).
        ///
        /// @throws dev.sluice.domain.problem.ProblemException `WRONG_PASSPHRASE`
        void check();

        /// The work, where that was right.
        default <T> Supplier<T> before(Supplier<? extends T> work) {
            return () -> {
                check();
                return work.get();
            };
        }
    }

    private static void check(Vault vault, Passphrase passphrase) {
        try (passphrase) {
            vault.unlock(passphrase);
        }
    }
}
