package dev.sluice.ui.screen.notices;

import dev.sluice.domain.model.Notice;
import dev.sluice.ui.mvc.Row;
import dev.sluice.ui.notice.NoticeText;
import dev.sluice.ui.session.Place;
import java.util.Optional;

/// One notice.
///
/// @param account its name now
/// @param place where to look at it; empty when it is nowhere
record NoticesRow(Notice notice, String account, Optional<Place> place) implements Row {

    @Override
    public String id() {
        return notice.id().toString();
    }

    @Override
    public String searchText() {
        return String.join(" ", sentence(), account, word(), notice.facts().name(), notice.type());
    }

    String sentence() {
        return NoticeText.sentence(notice);
    }

    String word() {
        return NoticeText.word(notice);
    }

    boolean isUnread() {
        return notice.readAt() == null;
    }
}
