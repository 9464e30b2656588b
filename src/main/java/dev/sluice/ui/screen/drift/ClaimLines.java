package dev.sluice.ui.screen.drift;

import dev.sluice.domain.federation.maintenance.Drifts.Line;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Facts;
import dev.sluice.ui.text.Messages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Claim by claim: as it was last signed here, as it ought to be, and as the other tool has it.
final class ClaimLines extends VBox {

    private static final Messages TEXTS = Messages.of("drift");

    private final Map<PublicKey, String> names;

    ClaimLines(List<Line> lines, Map<PublicKey, String> names) {
        this.names = names;
        getStyleClass().addAll("claim-list", "drift-claims");
        var groups = new LinkedHashMap<String, VBox>();
        for (var line : lines) {
            groups.computeIfAbsent(DriftText.group(line), ClaimLines::group)
                    .getChildren()
                    .add(claim(line));
        }
        getChildren().addAll(groups.values());
    }

    private static VBox group(String name) {
        var group = new VBox(Controls.label(name, "text-muted"));
        group.getStyleClass().add("claim-account");
        return group;
    }

    private Node claim(Line line) {
        var mark = ChangeKind.of(line);
        var path = DriftText.path(line, names);
        var versions = new Facts()
                .add(TEXTS.get("base"), value(line, line.base()))
                .add(TEXTS.get("ours"), value(line, line.ours()))
                .add(TEXTS.get("theirs"), value(line, line.theirs()));
        var claim = new VBox(
                Controls.row("drift-claim-head", mark.label(), Controls.paragraph(path, "mono", "claim-path")),
                versions);
        claim.getStyleClass().add("drift-claim");
        claim.setAccessibleText(path + ", " + mark.word());
        return claim;
    }

    private Node value(Line line, @Nullable String value) {
        return value == null
                ? Controls.paragraph(TEXTS.get("absent"), "fact-value", "text-muted")
                : Controls.paragraph(DriftText.value(line, value, names), "fact-value", "mono");
    }
}
