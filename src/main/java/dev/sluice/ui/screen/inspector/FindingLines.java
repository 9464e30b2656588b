package dev.sluice.ui.screen.inspector;

import dev.sluice.domain.jwt.validation.Finding;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.StateBadge;
import dev.sluice.ui.text.Messages;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What is wrong with a token, the gravest first: level, words, and the rule.
final class FindingLines {
    private static final Messages TEXTS = Messages.of("inspector");
    /// Thousands of lines help nobody.
    private static final int MOST = 100;

    private FindingLines() {}

    static Node of(TokenInspection inspection) {
        var findings = inspection.findings();
        var box = new VBox(Controls.label(TEXTS.get("findings"), "section-title"));
        box.getStyleClass().add("detail-section");
        if (!inspection.refusal().isEmpty()) {
            var text = TEXTS.get("finding.refused", inspection.refusal());
            box.getChildren().add(line(error(), Controls.paragraph(text), Controls.label("")));
        }
        findings.stream().limit(MOST).map(FindingLines::line).forEach(box.getChildren()::add);
        if (findings.size() > MOST) {
            box.getChildren().add(Controls.paragraph(TEXTS.get("findings.more", findings.size() - MOST), "text-muted"));
        }
        if (findings.isEmpty() && inspection.refusal().isEmpty()) {
            var none = Controls.paragraph(TEXTS.get("findings.none"), "mark-done");
            none.setGraphic(Controls.icon(Feather.CHECK_CIRCLE));
            box.getChildren().add(none);
        }
        return box;
    }

    private static Node line(Finding finding) {
        var words = new VBox(Controls.paragraph(InspectionText.sentence(finding)));
        if (finding.ours()) {
            words.getChildren().add(Controls.label(TEXTS.get("finding.ours"), "text-muted", "text-small"));
        }
        var badge = switch (finding.level()) {
            case ERROR -> error();
            case WARNING -> new StateBadge(word(finding), Feather.ALERT_TRIANGLE, "degraded");
            case TIME -> new StateBadge(word(finding), Feather.CLOCK, "pending");
        };
        return line(badge, words, Controls.label(finding.code(), "mono", "text-muted"));
    }

    private static StateBadge error() {
        return new StateBadge(TEXTS.get("level.error"), Feather.X_CIRCLE, "terminated");
    }

    private static String word(Finding finding) {
        return TEXTS.get("level." + finding.level().name().toLowerCase(Locale.ROOT));
    }

    private static Node line(StateBadge badge, Node words, Node code) {
        HBox.setHgrow(words, Priority.ALWAYS);
        var mark = new HBox(badge);
        mark.getStyleClass().add("finding-mark");
        return Controls.row("finding", mark, words, code);
    }
}
