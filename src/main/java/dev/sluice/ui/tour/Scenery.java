package dev.sluice.ui.tour;

import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.session.Session;

/// What every part of the tour works with.
record Scenery(Session session, Hand hand, Album album, Report report, TourMeans means) {

    /// Goes to a screen of the sidebar, as a person does.
    void go(ScreenId screen) {
        hand.press("#go-" + screen.key());
        hand.awaitScreen(screen);
    }
}
