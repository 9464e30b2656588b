package dev.sluice.ui.notice;

import dev.sluice.domain.federation.port.StoreView;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Notice;
import dev.sluice.ui.session.Place;
import dev.sluice.ui.session.ScreenId;
import java.util.Optional;

/// Where what a notice tells of is now.
public final class NoticePlace {

    private NoticePlace() {}

    public static Optional<Place> of(StoreView view, Notice notice) {
        var connection = notice.connection();
        return connection == null
                ? Optional.of(new Place(
                        NoticeText.isEnding(notice) ? ScreenId.ACCOUNTS : ScreenId.DRIFT,
                        notice.account().text()))
                : view.connection(connection).map(NoticePlace::of);
    }

    private static Place of(Connection connection) {
        return new Place(screen(connection.state()), connection.id().value().toString());
    }

    private static ScreenId screen(ConnectionState state) {
        if (state.isEnded()) {
            return ScreenId.TERMINATED;
        }
        return state == ConnectionState.PENDING ? ScreenId.PENDING : ScreenId.CONNECTIONS;
    }
}
