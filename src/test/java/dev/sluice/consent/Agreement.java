package dev.sluice.consent;

import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one account has agreed with another: that it may hear a subject, or call it.
///
/// @param held which sides hold it closed for now
/// @param epoch how often it was closed: tokens of an earlier one are dead
/// @param endedBy who took consent back, null for nobody in particular
/// @param prefix before the subject under which it arrives, empty for none
/// @param ends when it ends by itself, as people were told; null for never
record Agreement(
        String label,
        String from,
        String to,
        ShareKind kind,
        Subject subject,
        Stage stage,
        Set<Side> held,
        int epoch,
        @Nullable Side endedBy,
        String prefix,
        @Nullable Instant ends) {
    enum Stage {
        /// The exporter has said yes.
        OFFERED,
        /// The exporter has said yes and given the token out of hand.
        TOKEN_OUT,
        /// Both have said yes.
        AGREED,
        ENDED
    }

    enum Side {
        EXPORTER,
        IMPORTER;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static Side of(String word) {
            return valueOf(word.toUpperCase(java.util.Locale.ROOT));
        }
    }

    Agreement {
        held = Set.copyOf(held);
    }

    boolean isLive() {
        return stage != Stage.ENDED;
    }

    /// Whether a token of it may work, in whose hands ever.
    boolean isUsable() {
        return held.isEmpty() && (stage == Stage.AGREED || stage == Stage.TOKEN_OUT);
    }

    boolean covers(ShareKind wanted, Subject heard) {
        return kind == wanted && subject.contains(heard);
    }

    Agreement at(Stage next) {
        return new Agreement(label, from, to, kind, subject, next, held, epoch, endedBy, prefix, ends);
    }

    Agreement endedBy(@Nullable Side side) {
        return new Agreement(label, from, to, kind, subject, Stage.ENDED, held, epoch + 1, side, prefix, ends);
    }

    Agreement held(Side side) {
        var both = EnumSet.of(side);
        both.addAll(held);
        return new Agreement(label, from, to, kind, subject, Stage.AGREED, both, epoch + 1, endedBy, prefix, ends);
    }

    /// @param isOurs whether its partner's account is: another has to be handed a fresh token, and to use it
    Agreement lifted(Side side, boolean isOurs) {
        var left = EnumSet.noneOf(Side.class);
        left.addAll(held);
        left.remove(side);
        var next = left.isEmpty() && !isOurs && isLive() ? Stage.TOKEN_OUT : stage;
        return new Agreement(label, from, to, kind, subject, next, left, epoch, endedBy, prefix, ends);
    }

    /// No more of it than this.
    Agreement narrowed(Subject less) {
        return new Agreement(label, from, to, kind, less, stage, held, epoch, endedBy, prefix, ends);
    }

    Agreement arriving(String before) {
        return new Agreement(label, from, to, kind, subject, stage, held, epoch, endedBy, before, ends);
    }

    Agreement ending(@Nullable Instant at) {
        return new Agreement(label, from, to, kind, subject, stage, held, epoch, endedBy, prefix, at);
    }
}
