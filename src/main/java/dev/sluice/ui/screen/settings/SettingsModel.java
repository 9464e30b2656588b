package dev.sluice.ui.screen.settings;

import dev.sluice.domain.audit.Profile;
import dev.sluice.domain.federation.environment.PendingLifetime;
import dev.sluice.domain.model.record.KnownServer;
import dev.sluice.domain.setting.StoredSettings;
import java.time.Duration;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// What is set.
final class SettingsModel {

    /// Everything that can be set, as it is.
    ///
    /// @param person empty for none
    /// @param offersPerHour 0 for no limit
    /// @param resolver the word of its kind, empty for what servers show
    /// @param servers that answered once
    record Values(
            Profile profile,
            String person,
            Duration pendingLife,
            int offersPerHour,
            String eventPrefix,
            boolean tlsFirst,
            String resolver,
            List<KnownServer> servers) {
        /// When nothing was set.
        static final Values USUAL = new Values(
                Profile.ADMINISTRATOR,
                "",
                PendingLifetime.USUAL,
                StoredSettings.OFFERS_PER_HOUR,
                StoredSettings.EVENT_PREFIX,
                false,
                "",
                List.of());

        Values {
            servers = List.copyOf(servers);
        }
    }

    private final ObjectProperty<Values> values = new SimpleObjectProperty<>(Values.USUAL);

    ObjectProperty<Values> values() {
        return values;
    }
}
