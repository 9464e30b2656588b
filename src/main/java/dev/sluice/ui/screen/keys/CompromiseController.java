package dev.sluice.ui.screen.keys;

import dev.sluice.domain.federation.operation.KnownKey;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.model.record.KeyMark;
import dev.sluice.ui.operation.OperationController;
import dev.sluice.ui.operation.OperationModel;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Notes that others know a key.
final class CompromiseController extends OperationController<KeyMark> {

    private static final Messages TEXTS = Messages.of("keys");

    private final ScreenContext context;
    private final Model model;
    private final KnownKey known;

    /// How that came about, in a person's words.
    static final class Model extends OperationModel {
        private final StringProperty note = new SimpleStringProperty("");

        StringProperty note() {
            return note;
        }
    }

    CompromiseController(ScreenContext context, Model model, KnownKey known) {
        super(context.jobs(), model);
        this.context = context;
        this.model = model;
        this.known = known;
    }

    @Override
    protected KeyMark perform(Progress progress) {
        return new KeyFiles(context)
                .custody()
                .compromised(known.key(), model.note().get().strip());
    }

    @Override
    protected String done(KeyMark mark) {
        return context.session().tell(TEXTS.get("compromised.done", known.key().shortText()));
    }
}
