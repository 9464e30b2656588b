package dev.sluice.domain.operation;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.audit.Profile;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.record.Setting;
import dev.sluice.domain.port.store.FederationStore;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.setting.StoredSettings;

/// What the workspace is set to, and the operations that change it.
public final class Settings {
    private static final int LONGEST_NAME = 128;

    private final FederationStore store;
    private final OperationGate acts;

    Settings(FederationStore store, OperationGate acts) {
        this.store = store;
        this.acts = acts;
    }

    public Profile profile() {
        return acts.profile();
    }

    /// Who may change things here.
    ///
    /// @param binding binds it to the passphrase, or throws
    public void setProfile(Profile profile, Runnable binding) {
        var row = Setting.ofWorkspace(StoredSettings.PROFILE_NAME, profile.word());
        acts.perform(Operation.local(Action.SETTING_CHANGE).about(StoredSettings.PROFILE_NAME), () -> {
            // A crash between the two leaves rows that differ from the vault, which is told and set right by doing
            // this again; the other way round the passphrase could be wrong.
            binding.run();
            return acts.store().write(tx -> {
                tx.settings().save(row);
                return row;
            });
        });
    }

    /// Another passphrase for the keys.
    ///
    /// @param changing changes it, or throws
    public void changePassphrase(Runnable changing) {
        acts.perform(Operation.local(Action.PASSPHRASE_CHANGE), () -> {
            changing.run();
            return "";
        });
    }

    /// The name by which the audit log calls the person at this workspace; empty without.
    public String person() {
        return store.read(StoredSettings::person);
    }

    public void setPerson(String name) {
        var text = name.strip();
        if (text.length() > LONGEST_NAME || text.codePoints().anyMatch(Character::isISOControl)) {
            throw ProblemException.of(ProblemCode.NAME_INVALID, text);
        }
        set(Setting.ofWorkspace(StoredSettings.PERSON_NAME, text));
    }

    /// 0 is no limit.
    public int offersPerHour() {
        return store.read(StoredSettings::offersPerHour);
    }

    /// @param limit 0 for none
    public void setOffersPerHour(int limit) {
        if (limit < 0) {
            throw ProblemException.of(ProblemCode.SETTING_INVALID, StoredSettings.OFFERS_NAME, limit);
        }
        set(Setting.ofWorkspace(StoredSettings.OFFERS_NAME, Integer.toString(limit)));
    }

    public String eventPrefix(EnvironmentId environment) {
        return store.read(view -> StoredSettings.eventPrefix(view, environment));
    }

    /// @param prefix tokens without wildcards, such as `sluice.`
    /// @throws ProblemException `SETTING_INVALID`, or `EVENT_PREFIX_EXPORTED` when some account exports subjects
    /// that events would be published on
    public void setEventPrefix(EnvironmentId environment, String prefix) {
        var text = prefix.strip().endsWith(".") ? prefix.strip() : prefix.strip() + ".";
        var all = new Subject(text + ">");
        if (all.tokens().subList(0, all.tokens().size() - 1).stream()
                .anyMatch(token -> token.equals("*") || token.startsWith("$"))) {
            throw ProblemException.of(ProblemCode.SETTING_INVALID, StoredSettings.PREFIX_NAME, text);
        }
        acts.in(environment)
                .perform(
                        Operation.local(Action.SETTING_CHANGE).about(StoredSettings.PREFIX_NAME),
                        () -> acts.store().write(tx -> {
                            for (var export : tx.exports().in(environment)) {
                                if (StoredSettings.getsEvents(export.subject(), text)) {
                                    throw ProblemException.of(
                                            ProblemCode.EVENT_PREFIX_EXPORTED, text, export.name(), export.subject());
                                }
                            }
                            tx.settings().save(Setting.of(environment, StoredSettings.PREFIX_NAME, text));
                            return text;
                        }));
    }

    private void set(Setting setting) {
        acts.perform(
                Operation.local(Action.SETTING_CHANGE).about(setting.name()),
                () -> acts.store().write(tx -> {
                    tx.settings().save(setting);
                    return setting;
                }));
    }
}
