package dev.sluice.ui.screen.share;

import dev.sluice.domain.federation.operation.Preview;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.SubjectMapping;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.text.ForeignText;
import dev.sluice.ui.connection.MeantSubject;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.control.SubjectField;
import dev.sluice.ui.text.Messages;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Under which subject it arrives, with a live example.
final class ReceiverPage implements WizardPage {

    private static final Messages TEXTS = Messages.of("share");

    private final ShareModel model;
    private final VBox root = new VBox();
    private final SubjectField local;
    private final Label intro = Controls.paragraph("", "wizard-lead");
    private final Label remoteWords = Controls.label("", "text-muted");
    private final Label remote = Controls.paragraph("", "mono", "example-subject");
    private final Label arrivalWords = Controls.label("", "text-muted");
    private final Label arrival = Controls.paragraph("", "mono", "example-subject");
    private final Label sentence = Controls.paragraph("", "example-sentence");
    private final MeantSubject meant = new MeantSubject("share-meant-local");
    private final VBox example = new VBox();
    private final Label elsewhere = Controls.paragraph("", "note");

    ReceiverPage(ShareModel model) {
        this.model = model;
        local = new SubjectField(TEXTS.get("local"), TEXTS.get("local.hint"), this::judge);
        local.input().setId("share-local");
        example.getStyleClass().add("example");
        sentence.setId("share-example");
        example.getChildren()
                .addAll(
                        Controls.label(TEXTS.get("example"), "section-title"),
                        Controls.row("example-line", new VBox(remoteWords, remote)),
                        Controls.icon(Feather.ARROW_DOWN, "example-arrow"),
                        Controls.row("example-line", new VBox(arrivalWords, arrival)),
                        sentence);
        root.getStyleClass().add("wizard-form");
        root.getChildren().addAll(intro, local, meant, example, elsewhere);
        meant.text().bindBidirectional(model.meantLocal());
        local.text().bindBidirectional(model.local());
        model.local().subscribe(_ -> illustrate());
        model.arrivalCheck().subscribe(this::show);
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public Node first() {
        return model.isOurs() ? local.input() : root;
    }

    @Override
    public ObservableValue<Boolean> ready() {
        return model.arrivalChecked();
    }

    @Override
    public void enter() {
        var ours = model.isOurs();
        Controls.show(local, Visible.when(ours));
        Controls.show(elsewhere, Visible.when(!ours));
        elsewhere.setText(TEXTS.get("local.elsewhere", model.partnerName()));
        intro.setText(TEXTS.get(
                "local.intro", model.partnerName(), model.subject().get().strip(), model.sourceName()));
        if (model.local().get().isBlank()) {
            model.local().set(model.subject().get().strip());
        }
        local.judge();
        illustrate();
    }

    private void show(ShareCheck<Optional<Preview>> check) {
        switch (check) {
            case ShareCheck.Open<Optional<Preview>> _ -> {}
            case ShareCheck.Holds<Optional<Preview>> _ -> checked();
            case ShareCheck.Refused<Optional<Preview>>(var problem) -> local.wrong(meant.ask(problem));
        }
    }

    private void checked() {
        local.fine();
        meant.rest(model.arrivesAs());
    }

    private String judge(String text) {
        new SubjectMapping(Subject.of(model.subject().get()), Subject.of(text));
        return "";
    }

    private void illustrate() {
        var mapping = mapping();
        Controls.show(example, Visible.when(mapping != null));
        if (mapping == null) {
            return;
        }
        var sent = mapping.remote().example();
        var arrives = mapping.apply(sent);
        var kind = model.kind().get() == ShareKind.STREAM ? "stream" : "service";
        remoteWords.setText(TEXTS.get("example.remote." + kind, model.sourceName(), model.partnerName()));
        arrivalWords.setText(TEXTS.get("example.local." + kind, model.sourceName(), model.partnerName()));
        remote.setText(ForeignText.marked(kind.equals("stream") ? sent : arrives));
        arrival.setText(ForeignText.marked(kind.equals("stream") ? arrives : sent));
        sentence.setText(TEXTS.get("example." + kind, sent, arrives));
    }

    private @org.jspecify.annotations.Nullable SubjectMapping mapping() {
        try {
            return new SubjectMapping(Subject.of(model.subject().get()), Subject.of(model.arrivesAs()));
        } catch (ProblemException _) {
            // Said beside the field; an example would only be wrong.
            return null;
        }
    }
}
