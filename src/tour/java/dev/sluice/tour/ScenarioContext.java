package dev.sluice.tour;

import dev.sluice.ui.session.ConsoleSession;
import dev.sluice.ui.session.ScreenId;

/// What every part of the tour works with.
record ScenarioContext(
        ConsoleSession session, UiDriver hand, PictureAlbum album, Report report, TourDependencies means) {

    /// Goes to a screen of the sidebar, as a person does.
    void go(ScreenId screen) {
        hand.press("#go-" + screen.key());
        hand.awaitScreen(screen);
    }
}
