package dev.sluice.ui.screen.settings;

import dev.sluice.domain.audit.Profile;
import dev.sluice.domain.federation.environment.Patience;
import dev.sluice.domain.ledger.StoredSettings;
import java.time.Duration;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// What is set.
final class SettingsModel {

    /// Everything that can be set, as it is.
    ///
    /// @param person empty for none
    /// @param offersPerHour 0 for no limit
    record Values(Profile profile, String person, Duration pendingLife, int offersPerHour, String eventPrefix) {
        /// When nothing was set.
        static final Values USUAL = new Values(
                Profile.ADMINISTRATOR, "", Patience.USUAL, StoredSettings.OFFERS_PER_HOUR, StoredSettings.EVENT_PREFIX);
    }

    private final ObjectProperty<Values> values = new SimpleObjectProperty<>(Values.USUAL);

    ObjectProperty<Values> values() {
        return values;
    }
}
