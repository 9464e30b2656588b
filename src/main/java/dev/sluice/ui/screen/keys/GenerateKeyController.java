package dev.sluice.ui.screen.keys;

import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.ui.operation.OperationController;
import dev.sluice.ui.operation.OperationModel;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// Makes a key that nothing uses yet.
final class GenerateKeyController extends OperationController<PublicKey> {

    private static final Messages TEXTS = Messages.of("keys");

    private final ScreenContext context;
    private final Model model;
    private final Consumer<PublicKey> made;

    /// Of which kind.
    static final class Model extends OperationModel {
        private final ObjectProperty<KeyKind> kind = new SimpleObjectProperty<>(KeyKind.ACCOUNT);

        ObjectProperty<KeyKind> kind() {
            return kind;
        }
    }

    /// @param made told of the new key
    GenerateKeyController(ScreenContext context, Model model, Consumer<PublicKey> made) {
        super(context.jobs(), model);
        this.context = context;
        this.model = model;
        this.made = made;
    }

    @Override
    protected PublicKey perform(Progress progress) {
        return new KeyFiles(context).custody().generate(model.kind().get());
    }

    @Override
    protected String done(PublicKey key) {
        made.accept(key);
        return context.session().tell(TEXTS.get("generate.done", key.shortText()));
    }
}
