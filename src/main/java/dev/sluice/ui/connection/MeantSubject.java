package dev.sluice.ui.connection;

import dev.sluice.domain.problem.Problem;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.text.Messages;
import javafx.beans.property.StringProperty;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Has a person type a subject by which more goes over than anybody thinks of. Not there until it is asked for.
public final class MeantSubject extends VBox {

    private static final Messages TEXTS = Messages.of("common");

    private final MeantModel model;

    /// @param id of the field
    public MeantSubject(String id) {
        this(id, new MeantModel());
    }

    public MeantSubject(String id, MeantModel model) {
        this.model = model;
        var input = new TextField();
        input.setId(id);
        input.getStyleClass().add("mono");
        input.textProperty().bindBidirectional(model.text());
        getChildren().add(new Field(TEXTS.get("meant.type"), input, TEXTS.get("meant.hint")));
        model.asked().subscribe(asked -> Controls.show(this, Visible.when(asked)));
    }

    public MeantModel model() {
        return model;
    }

    public StringProperty text() {
        return model.text();
    }

    /// Asks where that is the way out.
    ///
    /// @return what is wrong, in the words of a window
    public String ask(Problem problem) {
        return model.ask(problem);
    }

    /// Nothing is left to ask: it goes, unless it was the answer.
    public void rest(String subject) {
        model.rest(subject);
    }
}
