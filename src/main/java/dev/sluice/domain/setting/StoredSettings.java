package dev.sluice.domain.setting;

import dev.sluice.domain.audit.Profile;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.record.Setting;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.Optional;

/// Settings as they stand in the store, and what holds where none is set.
public final class StoredSettings {
    /// The highest number of offers within an hour, unless it is set otherwise.
    public static final int OFFERS_PER_HOUR = 600;
    /// What subjects of events begin with, unless it is set otherwise.
    public static final String EVENT_PREFIX = "sluice.";
    /// No limit.
    public static final int UNLIMITED = 0;

    /// What follows it, such as `federation.export.created`.
    private static final String EVENT_TOKENS = "*.*.*";

    public static final String PROFILE_NAME = "profile";
    public static final String PERSON_NAME = "person";
    public static final String OFFERS_NAME = "offers-per-hour";
    public static final String PREFIX_NAME = "event-prefix";

    private StoredSettings() {}

    /// What the database says, which anybody may have written; the vault has the last word.
    public static Profile profile(StoreView view) {
        return of(view, Setting.WORKSPACE, PROFILE_NAME).flatMap(Profile::of).orElse(Profile.ADMINISTRATOR);
    }

    public static String person(StoreView view) {
        return of(view, Setting.WORKSPACE, PERSON_NAME).orElse("");
    }

    public static int offersPerHour(StoreView view) {
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

    /// Whether an export lets others have events, or claims what belongs to them. Events have three tokens after
    /// the prefix, so a wildcard of another length gets none.
    public static boolean getsEvents(Subject exported, String prefix) {
        return exported.overlaps(new Subject(prefix + EVENT_TOKENS)) || new Subject(prefix + ">").contains(exported);
    }

    private static Optional<String> of(StoreView view, String place, String name) {
        return view.settings().find(place, name).map(Setting::content).filter(content -> !content.isEmpty());
    }
}
