package dev.sluice.ui.dialog;

import dev.sluice.domain.model.Level;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/// Whether a person typed the name of what a destructive act is about; only asked where the level wants it
/// (ux.md#2.6). Shown by a [TypedNameField].
public final class TypedName {

    /// How grave it is.
    public enum Severity {
        /// Ends connections, removes exports or imports.
        CUT,
        /// Deletes an account, a key, an environment.
        DELETE
    }

    private final StringProperty text = new SimpleStringProperty("");
    private final String name;
    private final boolean asked;
    private final PassphraseProof proof;

    /// Where no passphrase is asked, whatever the level.
    public TypedName(String name, Level level, Severity severity) {
        this(name, level, severity, PassphraseProof.none());
    }

    /// @param proof asked in production besides
    public TypedName(String name, Level level, Severity severity, PassphraseProof proof) {
        this.name = name;
        this.asked = severity == Severity.DELETE || level == Level.STAGING || level == Level.PRODUCTION;
        this.proof = level == Level.PRODUCTION ? proof : PassphraseProof.none();
    }

    /// For what cuts nothing, so that no level wants it typed.
    public static TypedName unasked(String name) {
        return new TypedName(name, Level.SANDBOX, Severity.CUT);
    }

    public boolean isAsked() {
        return asked;
    }

    /// The passphrase, which is typed besides where the level wants it.
    public PassphraseProof proof() {
        return proof;
    }

    /// What has to be typed.
    public String name() {
        return name;
    }

    public StringProperty text() {
        return text;
    }

    public ObservableValue<Boolean> given() {
        return text.map(typed -> !asked || typed.strip().equals(name));
    }
}
