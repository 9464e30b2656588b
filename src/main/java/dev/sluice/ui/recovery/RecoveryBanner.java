package dev.sluice.ui.recovery;

import dev.sluice.domain.federation.operation.MaintenanceStatus;
import dev.sluice.domain.feed.StoreChange.Topic;
import dev.sluice.domain.text.ForeignText;
import dev.sluice.ui.command.Command;
import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.command.Impact;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.control.Focus;
import dev.sluice.ui.job.LatestOnly;
import dev.sluice.ui.mvc.Subscriptions;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Over every screen while work on servers is interrupted: what it was, in one sentence, and the way on
/// (ux.md#2.17). Gone as soon as nothing is open.
public final class RecoveryBanner extends HBox {

    private static final Messages TEXTS = Messages.of("recovery");

    private final ScreenContext context;
    private final Runnable unlock;
    private final RecoveryOperations acts;
    private final LatestOnly reading;
    private final Label fate = Controls.paragraph("", "banner-fate");
    private final Timeline clock = new Timeline(new KeyFrame(javafx.util.Duration.seconds(1), _ -> showFate()));
    private List<Interrupted> open = List.of();
    private int shown;

    /// @param unlock asks for the passphrase
    public RecoveryBanner(ScreenContext context, Runnable unlock) {
        this.context = context;
        this.unlock = unlock;
        this.reading = context.jobs().lane();
        this.acts = new RecoveryOperations(context, this::read);
        getStyleClass().add("recovery-banner");
        setId("recovery-banner");
        setAccessibleRole(AccessibleRole.PARENT);
        clock.setCycleCount(Animation.INDEFINITE);
        Controls.show(this, Visible.NO);
    }

    /// Until the bag is closed.
    public void follow(Subscriptions bag) {
        var session = context.session();
        bag.add(session.onChange(EnumSet.of(Topic.JOURNAL, Topic.CONNECTIONS), this::read));
        // What an act left open is told by no commit: the round that takes it up tells.
        bag.follow(session.maintenance(), _ -> read());
        bag.follow(context.guard().locked(), _ -> show());
        bag.add(clock::stop);
        bag.add(reading::forget);
    }

    /// While the background works on something it is not listed, and comes back if that failed.
    private void read() {
        if (!open.isEmpty() && context.session().maintenance().get().state() == MaintenanceStatus.State.WORKING) {
            return;
        }
        reading.run(() -> Interrupted.read(context.session()), this::found, context.dialogs()::problem);
    }

    private void found(List<Interrupted> next) {
        if (!next.equals(open)) {
            var before = open.isEmpty() ? "" : open.get(shown).id();
            open = next;
            shown = 0;
            for (var i = 0; i < next.size(); i++) {
                shown = next.get(i).id().equals(before) ? i : shown;
            }
            show();
        }
    }

    private void show() {
        Focus.keep(this, this::rebuild, this::focusFirst);
    }

    /// What a person pressed may be gone, such as *Put back* for a work that can only be finished.
    private void focusFirst() {
        Focus.stops(this).stream().findFirst().ifPresent(Node::requestFocus);
    }

    private void rebuild() {
        Controls.show(this, Visible.when(!open.isEmpty()));
        getChildren().clear();
        clock.stop();
        if (open.isEmpty()) {
            return;
        }
        var one = open.get(shown);
        var sentence = Controls.paragraph(InterruptedText.sentence(one), "banner-text");
        sentence.setId("recovery-text");
        var words = new VBox(sentence, fate);
        if (one.putsBackAt() == null) {
            words.getChildren()
                    .add(new MaintenanceLine(
                            context.session().maintenance(), context.moments(), MaintenanceLine.Length.LONG));
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(Controls.icon(Feather.ALERT_TRIANGLE, "banner-icon"), words);
        if (open.size() > 1) {
            getChildren().add(turning());
        }
        getChildren().add(buttons(one));
        setAccessibleText(sentence.getText());
        showFate();
        clock.play();
    }

    private Node buttons(Interrupted one) {
        var buttons = Controls.row("button-row", new CommandButton(acts.show(one)));
        if (context.guard().locked().get()) {
            buttons.getChildren().add(new CommandButton(unlocking(), "accent"));
        } else {
            if (one.canPutBack()) {
                buttons.getChildren().add(new CommandButton(acts.putBack(one)));
            }
            if (one.canFinish()) {
                buttons.getChildren().add(new CommandButton(acts.finish(one), "accent"));
            }
        }
        buttons.setMinWidth(USE_PREF_SIZE);
        return buttons;
    }

    private Command unlocking() {
        return context.command("recovery.unlock", TEXTS.get("unlock"), Feather.UNLOCK, Impact.READ, unlock);
    }

    private Node turning() {
        var previous = Controls.iconButton(TEXTS.get("previous"), Feather.CHEVRON_LEFT, () -> turn(-1), "small");
        previous.setId("recovery-previous");
        var next = Controls.iconButton(TEXTS.get("next"), Feather.CHEVRON_RIGHT, () -> turn(1), "small");
        next.setId("recovery-next");
        var turning =
                Controls.row("banner-turn", previous, Controls.whole(TEXTS.get("count", shown + 1, open.size())), next);
        turning.setMinWidth(USE_PREF_SIZE);
        return turning;
    }

    private void turn(int by) {
        shown = Math.floorMod(shown + by, open.size());
        show();
    }

    /// What becomes of it without a person.
    private void showFate() {
        var text = open.isEmpty() ? "" : fate(open.get(shown));
        fate.setText(ForeignText.marked(text));
        Controls.show(fate, Visible.when(!text.isEmpty()));
    }

    private String fate(Interrupted one) {
        if (context.guard().locked().get()) {
            return TEXTS.get("fate.locked");
        }
        var at = one.putsBackAt();
        if (at == null) {
            return TEXTS.get(one.canFinish() ? "fate.finishes" : "fate.backs");
        }
        var now = context.moments().now();
        return at.isAfter(now)
                ? TEXTS.get("fate.choice", TimeFormat.span(Duration.between(now, at)))
                : TEXTS.get("fate.soon");
    }
}
