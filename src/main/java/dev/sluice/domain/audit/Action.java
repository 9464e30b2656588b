package dev.sluice.domain.audit;

import java.util.Arrays;
import java.util.Optional;

/// What can be done that the audit log tells of. The words are stored, so they are never renamed.
public enum Action {
    ENVIRONMENT_CREATE("environment.create"),
    ENVIRONMENT_SERVERS("environment.servers"),
    ENVIRONMENT_CHANGE("environment.change"),
    ENVIRONMENT_ACCESS("environment.access"),
    ENVIRONMENT_REMOVE("environment.remove"),
    OPERATOR_CHANGE("operator.change"),
    ACCOUNT_ADD("account.add"),
    /// Of a partner, who signed it with its own key.
    ACCOUNT_SIGN("account.sign"),
    ACCOUNT_CHANGE("account.change"),
    ACCOUNT_REMOVE("account.remove"),
    ACCOUNT_RESTORE("account.restore"),
    TIER_CHANGE("tier.change"),
    TEMPLATE_CHANGE("template.change"),
    USER_ADD("user.add"),
    USER_CREDENTIALS("user.credentials"),
    USER_CHANGE("user.change"),
    USER_REVOKE("user.revoke"),
    USER_REMOVE("user.remove"),
    USER_KICK("user.kick"),
    EXPORT_ADD("export.add"),
    EXPORT_CHANGE("export.change"),
    EXPORT_REMOVE("export.remove"),
    IMPORT_ADD("import.add"),
    IMPORT_CHANGE("import.change"),
    IMPORT_REMOVE("import.remove"),
    TOKEN_ISSUE("activation.issue"),
    REVOCATION_UNDO("activation.unrevoke"),
    OFFER("federation.offer"),
    ACCEPT("federation.accept"),
    DECLINE("federation.decline"),
    END("federation.end"),
    SUSPEND("federation.suspend"),
    RESUME("federation.resume"),
    RENEW("federation.renew"),
    EXPIRE("federation.expire"),
    PUSH("push"),
    DISCARD("push.discard"),
    RECONCILE("reconcile"),
    DRIFT("drift.settle"),
    KEY_ROTATE("key.rotate"),
    KEY_ADD("key.add"),
    KEY_EXPORT("key.export"),
    KEY_REMOVE("key.remove"),
    KEY_COMPROMISED("key.compromised"),
    SETTING_CHANGE("setting.change"),
    EVENT_READ("event.read"),
    /// An older state of the workspace was taken as it is.
    OLDER_ACCEPT("workspace.accept"),
    RESTORE("workspace.restore"),
    PASSPHRASE_CHANGE("vault.passphrase"),
    /// A command that was refused before it reached a service.
    COMMAND("command"),
    /// Something that was brought in from outside, such as an nsc store.
    BRING_IN("bring-in"),
    /// Sluice itself, without a person: expiry, retries, recovery.
    BACKGROUND("background");

    private final String word;

    Action(String word) {
        this.word = word;
    }

    /// As it is stored, filtered and exported: `federation.offer`.
    public String word() {
        return word;
    }

    /// Empty for a word that a newer Sluice wrote.
    public static Optional<Action> of(String word) {
        return Arrays.stream(values())
                .filter(action -> action.word.equals(word))
                .findFirst();
    }

    /// Whether it opens a gate to a partner, which is limited per hour (S3-9).
    public boolean isOffering() {
        return this == OFFER || this == TOKEN_ISSUE;
    }
}
