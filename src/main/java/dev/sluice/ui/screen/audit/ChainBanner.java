package dev.sluice.ui.screen.audit;

import dev.sluice.domain.audit.AuditVerdict;
import dev.sluice.domain.audit.AuditVerdict.Fault;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Whether the chain holds. One that is broken is said until it is whole again.
final class ChainBanner extends HBox {

    private static final Messages TEXTS = Messages.of("audit");
    private static final PseudoClass BROKEN = PseudoClass.getPseudoClass("broken");

    private final AuditModel model;
    private final TimeFormat moments;

    ChainBanner(AuditModel model, TimeFormat moments) {
        this.model = model;
        this.moments = moments;
        setId("audit-chain");
        getStyleClass().add("chain-banner");
        model.chain().subscribe(this::show);
    }

    /// For the status line.
    static String sentence(AuditVerdict verdict) {
        var fault = verdict.fault();
        return fault == null
                ? TEXTS.get("chain.whole", verdict.entries())
                : TEXTS.get("chain.broken", Long.toString(fault.entry()), kind(fault));
    }

    private void show(ChainState state) {
        pseudoClassStateChanged(BROKEN, false);
        Controls.show(this, Visible.when(!(state instanceof ChainState.Unknown)));
        switch (state) {
            case ChainState.Unknown _ -> getChildren().clear();
            case ChainState.Verifying _ -> verifying();
            case ChainState.Verified verified -> verified(verified.verdict());
        }
    }

    private void verifying() {
        var wheel = new ProgressIndicator();
        wheel.setAccessibleText(TEXTS.get("verify.running"));
        getChildren().setAll(wheel, words(TEXTS.get("verify.running"), ""));
    }

    private void verified(AuditVerdict verdict) {
        var fault = verdict.fault();
        if (fault != null) {
            broken(verdict, fault);
            return;
        }
        var leave = Controls.iconButton(
                TEXTS.get("chain.leave"), Feather.X, () -> model.chain().set(new ChainState.Unknown()), "small");
        var icon = Controls.icon(Feather.CHECK_CIRCLE, "mark-done");
        getChildren().setAll(icon, words(sentence(verdict), seal(verdict), head(verdict)), leave);
    }

    private void broken(AuditVerdict verdict, Fault fault) {
        pseudoClassStateChanged(BROKEN, true);
        var icon = Controls.icon(Feather.ALERT_OCTAGON, "mark-failed");
        var extent = TEXTS.get(
                verdict.entries() == 0 ? "chain.extent.none" : "chain.extent", Long.toString(verdict.entries()));
        getChildren()
                .setAll(
                        icon,
                        words(
                                sentence(verdict),
                                extent,
                                TEXTS.get("chain.meaning." + fault.kind().name().toLowerCase(Locale.ROOT)),
                                TEXTS.get("chain.remedy")));
    }

    private String seal(AuditVerdict verdict) {
        var at = verdict.sealedAt();
        if (at == null) {
            return TEXTS.get("chain.unsigned");
        }
        return verdict.unsealed() == 0
                ? TEXTS.get("chain.signed", moments.absolute(at))
                : TEXTS.get("chain.unsealed", verdict.unsealed(), moments.absolute(at));
    }

    private static String head(AuditVerdict verdict) {
        return TEXTS.get("chain.head", verdict.head().hash());
    }

    private static String kind(Fault fault) {
        return TEXTS.get("chain.fault." + fault.kind().name().toLowerCase(Locale.ROOT));
    }

    private static Node words(String first, String... rest) {
        var box = new VBox(Controls.paragraph(first, "chain-first"));
        for (var line : rest) {
            if (!line.isEmpty()) {
                box.getChildren().add(Controls.paragraph(line, "text-muted"));
            }
        }
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }
}
