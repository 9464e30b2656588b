package dev.sluice.ui.usage;

import dev.sluice.domain.account.AccountPlan;
import dev.sluice.domain.federation.operation.LimitUsage;
import dev.sluice.domain.model.AccountLimit;
import dev.sluice.domain.model.Limits;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.control.Facts;
import dev.sluice.ui.operation.LimitWords;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/// The limits of an account and what servers say is used of them.
public final class LimitsPane extends VBox {
    private static final Messages TEXTS = Messages.of("account");
    private static final PseudoClass NEAR = PseudoClass.getPseudoClass("near");
    /// From here on it is marked: there is little room left.
    private static final double LITTLE_ROOM = 0.8;

    private static final double BAR = 90;
    private static final int HUNDRED = 100;

    private final AccountPlan plan;
    private final TimeFormat moments;
    private final Label servers = Controls.paragraph("", "text-muted");
    private final Map<AccountLimit, Line> lines = new EnumMap<>(AccountLimit.class);
    private final Map<String, Label> tiers = new TreeMap<>();
    private Subscription following = Subscription.EMPTY;

    private record Line(Label amount, ProgressBar bar) {}

    /// @param usage followed while this is shown
    /// @param again asks the servers
    public LimitsPane(
            AccountPlan plan,
            ObservableValue<UsageReading> usage,
            TimeFormat moments,
            Runnable again,
            Node... actions) {
        this.plan = plan;
        this.moments = moments;
        getStyleClass().addAll("tab-body", "limits-pane");
        var ask = Controls.iconButton(TEXTS.get("usage.again"), Feather.REFRESH_CW, again, "small");
        ask.setId("usage-again");
        servers.setId("usage-servers");
        var row = Controls.row("button-row", actions);
        row.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(row, Controls.row("line", servers, ask));
        section("limits.core", false);
        section("limits.jetstream", true);
        getChildren().add(rarely());
        sceneProperty().subscribe(scene -> {
            following.unsubscribe();
            following = scene == null ? Subscription.EMPTY : usage.subscribe(this::show);
        });
    }

    private void section(String title, boolean ofJetStream) {
        var grid = new GridPane();
        grid.getStyleClass().add("limits-grid");
        var names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        var bars = new ColumnConstraints();
        var amounts = new ColumnConstraints();
        amounts.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(names, bars, amounts);
        var row = 0;
        for (var limit : AccountLimit.values()) {
            if (limit.isOfJetStream() == ofJetStream) {
                var line = new Line(Controls.paragraph(""), new ProgressBar(0));
                line.bar().getStyleClass().add("usage-bar");
                line.bar().setPrefWidth(BAR);
                line.bar().setMinWidth(BAR);
                lines.put(limit, line);
                grid.addRow(row++, Controls.label(LimitWords.name(limit), "fact-name"), line.bar(), line.amount());
            }
        }
        var box = new VBox(Controls.label(TEXTS.get(title), "section-title"), grid);
        if (ofJetStream && !plan.now().tiers().isEmpty()) {
            plan.now().tiers().keySet().forEach(tier -> tiers.put(tier, Controls.paragraph("", "text-muted")));
            box.getChildren().addAll(tiers.values());
        }
        box.getStyleClass().add("detail-section");
        getChildren().add(box);
    }

    private Node rarely() {
        var now = plan.now();
        var rarely = now.rarely();
        var destination = Objects.requireNonNullElse(rarely.traceDestination(), "");
        var sampling = Objects.requireNonNullElse(rarely.traceSampling(), 0);
        var starts = Objects.requireNonNullElse(rarely.starts(), 0L);
        var callout = rarely.callout();
        var traffic = Objects.requireNonNullElse(rarely.clusterTraffic(), "");
        var facts = new Facts()
                .add(TEXTS.get("details.wildcards"), yesOrNo(now.wildcardExports()))
                .add(TEXTS.get("details.bearer"), yesOrNo(now.bearerTokens()))
                .add(
                        TEXTS.get("rarely.max-bytes"),
                        now.maxBytesRequired().isEmpty()
                                ? yesOrNo(Boolean.TRUE.equals(rarely.maxBytesRequired()))
                                : TEXTS.get("rarely.max-bytes.of", String.join(", ", now.maxBytesRequired())))
                .add(
                        TEXTS.get("rarely.starts"),
                        starts == 0
                                ? TEXTS.get("rarely.starts.prompt")
                                : moments.absolute(Instant.ofEpochSecond(starts)))
                .add(
                        TEXTS.get("rarely.trace"),
                        destination.isEmpty()
                                ? TEXTS.get("rarely.trace.none")
                                : TEXTS.get("rarely.trace.to", destination, sampling == 0 ? HUNDRED : sampling))
                .add(
                        TEXTS.get("rarely.traffic.short"),
                        TEXTS.get("rarely.traffic." + (traffic.isEmpty() ? "none" : traffic)))
                .add(
                        TEXTS.get("rarely.callout"),
                        callout == null || callout.users().isEmpty()
                                ? TEXTS.get("rarely.callout.none")
                                : TEXTS.get(
                                        "rarely.callout.by",
                                        callout.users().size(),
                                        callout.accounts().size()));
        var box = new VBox(Controls.label(TEXTS.get("rarely"), "section-title"), facts);
        box.getStyleClass().add("detail-section");
        return box;
    }

    private static String yesOrNo(boolean allowed) {
        return TEXTS.get(allowed ? "rarely.yes" : "rarely.no");
    }

    private String tierText(String tier, UsageReading usage) {
        var values = plan.now().tiers().getOrDefault(tier, Map.of());
        var words = new ArrayList<String>();
        for (var limit : AccountLimit.values()) {
            var value = values.get(limit);
            if (value != null && value != LimitWords.none(limit)) {
                var allowed = LimitWords.allowed(limit, value);
                var text = usage.used(tier, limit)
                        .map(used -> TEXTS.get(
                                value < 0 ? "usage.free" : "usage.of", LimitWords.amount(limit, used), allowed))
                        .orElse(allowed);
                words.add(LimitWords.name(limit) + " " + text);
            }
        }
        return words.isEmpty() ? TEXTS.get("limit.none") : String.join(", ", words);
    }

    private void show(UsageReading usage) {
        servers.setText(
                switch (usage) {
                    case UsageReading.Unread _ -> TEXTS.get("usage.unread");
                    case UsageReading.Asked _ -> TEXTS.get("usage.asked");
                    case UsageReading.Told(var report, var at) ->
                        TEXTS.get("usage.told", report.answered(), report.expected(), moments.relative(at));
                    case UsageReading.Failed(var problem) ->
                        TEXTS.get("usage.failed", problem.inWindow().what());
                });
        lines.forEach((limit, line) -> show(limit, line, usage));
        tiers.forEach((tier, line) -> line.setText(TEXTS.get("limits.tier.line", tier, tierText(tier, usage))));
    }

    private void show(AccountLimit limit, Line line, UsageReading usage) {
        var now = plan.now().limits().getOrDefault(limit, Limits.NO_LIMIT);
        var planned = plan.planned().limits().getOrDefault(limit, Limits.NO_LIMIT);
        var used = usage.used(limit);
        var allowed = LimitWords.allowed(limit, now);
        var text = used.filter(amount -> amount > 0 || now != 0)
                .map(amount ->
                        TEXTS.get(now < 0 ? "usage.free" : "usage.of", LimitWords.amount(limit, amount), allowed))
                .orElseGet(() -> LimitUsage.untold(limit)
                        .map(why -> TEXTS.get("usage." + why.word(), allowed))
                        .orElse(allowed));
        line.amount()
                .setText(
                        now.equals(planned)
                                ? text
                                : TEXTS.get("usage.staged", text, LimitWords.allowed(limit, planned)));
        var share = used.filter(_ -> now > 0).map(amount -> (double) amount / now);
        Controls.show(line.bar(), Visible.when(share.isPresent()));
        line.bar().setProgress(Math.min(1, share.orElse(0.0)));
        line.bar().setAccessibleText(line.amount().getText());
        line.bar().pseudoClassStateChanged(NEAR, share.orElse(0.0) >= LITTLE_ROOM);
    }
}
