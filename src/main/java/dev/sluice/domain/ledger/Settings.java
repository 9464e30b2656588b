package dev.sluice.domain.ledger;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.audit.Profile;
import dev.sluice.domain.federation.port.FederationStore;
import dev.sluice.domain.federation.port.StoreView;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.Setting;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.Optional;

/// What the workspace is set to.
public final class Settings {
    /// The highest number of offers within an hour, unless it is set otherwise.
    public static final int OFFERS_PER_HOUR = 600;
    /// What subjects of events begin with, unless it is set otherwise.
    public static final String EVENT_PREFIX = "sluice.";
    /// No limit.
    public static final int UNLIMITED = 0;

    /// What follows it, such as `federation.export.created`.
    private static final String EVENT_TOKENS = "*.*.*";

    static final String PROFILE_NAME = "profile";
    private static final String PERSON_NAME = "person";
    private static final String OFFERS_NAME = "offers-per-hour";
    private static final String PREFIX_NAME = "event-prefix";
    private static final int LONGEST_NAME = 128;

    private final FederationStore store;
    private final Acts acts;

    Settings(FederationStore store, Acts acts) {
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
        var row = Setting.ofWorkspace(PROFILE_NAME, profile.word());
        acts.perform(Act.local(Action.SETTING_CHANGE).about(PROFILE_NAME), () -> {
            // A crash between the two leaves rows that differ from the vault, which is told and set right by doing this
            // again; the other way round the passphrase could be wrong.
            binding.run();
            return acts.store().write(tx -> {
                tx.save(row);
                return row;
            });
        });
    }

    /// The name by which the audit log calls the person at this workspace; empty without.
    public String person() {
        return store.read(Settings::person);
    }

    public void setPerson(String name) {
        var text = name.strip();
        if (text.length() > LONGEST_NAME || text.codePoints().anyMatch(Character::isISOControl)) {
            throw ProblemException.of(ProblemCode.NAME_INVALID, text);
        }
        set(Setting.ofWorkspace(PERSON_NAME, text));
    }

    /// 0 is no limit.
    public int offersPerHour() {
        return store.read(Settings::offersPerHour);
    }

    /// @param limit 0 for none
    public void setOffersPerHour(int limit) {
        if (limit < 0) {
            throw ProblemException.of(ProblemCode.SETTING_INVALID, OFFERS_NAME, limit);
        }
        set(Setting.ofWorkspace(OFFERS_NAME, Integer.toString(limit)));
    }

    public String eventPrefix(EnvironmentId environment) {
        return store.read(view -> eventPrefix(view, environment));
    }

    /// @param prefix tokens without wildcards, such as `sluice.`
    /// @throws ProblemException `SETTING_INVALID`, or `EVENT_PREFIX_EXPORTED` when some account
    /// exports subjects that events would be published on
    public void setEventPrefix(EnvironmentId environment, String prefix) {
        var text = prefix.strip().endsWith(".") ? prefix.strip() : prefix.strip() + ".";
        var all = new Subject(text + ">");
        if (all.tokens().subList(0, all.tokens().size() - 1).stream()
                .anyMatch(token -> token.equals("*") || token.startsWith("$"))) {
            throw ProblemException.of(ProblemCode.SETTING_INVALID, PREFIX_NAME, text);
        }
        acts.in(environment)
                .perform(
                        Act.local(Action.SETTING_CHANGE).about(PREFIX_NAME),
                        () -> acts.store().write(tx -> {
                            for (var export : tx.exports(environment)) {
                                if (getsEvents(export.subject(), text)) {
                                    throw ProblemException.of(
                                            ProblemCode.EVENT_PREFIX_EXPORTED, text, export.name(), export.subject());
                                }
                            }
                            tx.save(Setting.of(environment, PREFIX_NAME, text));
                            return text;
                        }));
    }

    /// What the database says, which anybody may have written; the vault has the last word.
    public static Profile profileRow(StoreView view) {
        return of(view, Setting.WORKSPACE, PROFILE_NAME).flatMap(Profile::of).orElse(Profile.ADMINISTRATOR);
    }

    static String person(StoreView view) {
        return of(view, Setting.WORKSPACE, PERSON_NAME).orElse("");
    }

    static int offersPerHour(StoreView view) {
        return of(view, Setting.WORKSPACE, OFFERS_NAME).map(Integer::parseInt).orElse(OFFERS_PER_HOUR);
    }

    /// What subjects of events begin with in that environment; ends with a dot.
    public static String eventPrefix(StoreView view, EnvironmentId environment) {
        return of(view, environment.value().toString(), PREFIX_NAME).orElse(EVENT_PREFIX);
    }

    /// Refuses an export through which other accounts would get the events of this one.
    ///
    /// @throws ProblemException `EVENT_PREFIX_EXPORTED`
    public static void refuseEventPrefix(
            StoreView view, EnvironmentId environment, String exportName, Subject exported) {
        var prefix = eventPrefix(view, environment);
        if (getsEvents(exported, prefix)) {
            throw ProblemException.of(ProblemCode.EVENT_PREFIX_EXPORTED, prefix, exportName, exported);
        }
    }

    /// Whether an export lets others have events, or claims what belongs to them. Events have three tokens
    /// after the prefix, so a wildcard of another length gets none.
    public static boolean getsEvents(Subject exported, String prefix) {
        return exported.overlaps(new Subject(prefix + EVENT_TOKENS)) || new Subject(prefix + ">").contains(exported);
    }

    private void set(Setting setting) {
        acts.perform(
                Act.local(Action.SETTING_CHANGE).about(setting.name()),
                () -> acts.store().write(tx -> {
                    tx.save(setting);
                    return setting;
                }));
    }

    private static Optional<String> of(StoreView view, String place, String name) {
        return view.setting(place, name).map(Setting::content).filter(content -> !content.isEmpty());
    }
}
