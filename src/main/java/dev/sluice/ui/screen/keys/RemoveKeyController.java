package dev.sluice.ui.screen.keys;

import dev.sluice.domain.federation.operation.KnownKey;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.ui.dialog.TypedName;
import dev.sluice.ui.operation.OperationController;
import dev.sluice.ui.operation.TypedOperationModel;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;

/// Deletes a key for good. The vault refuses where anything in any environment needs it.
final class RemoveKeyController extends OperationController<PublicKey> {

    private static final Messages TEXTS = Messages.of("keys");
    /// What is typed before: its last characters.
    private static final int TYPED = 5;

    private final ScreenContext context;
    private final KnownKey known;

    RemoveKeyController(ScreenContext context, TypedOperationModel model, KnownKey known) {
        super(context.jobs(), model);
        this.context = context;
        this.known = known;
    }

    static TypedOperationModel model(ScreenContext context, KnownKey known) {
        var text = known.key().text();
        return new TypedOperationModel(
                context.session().typed(text.substring(text.length() - TYPED), TypedName.Severity.DELETE));
    }

    @Override
    protected PublicKey perform(Progress progress) {
        new KeyFiles(context).custody().remove(known.key());
        return known.key();
    }

    @Override
    protected String done(PublicKey key) {
        return context.session().tell(TEXTS.get("remove.done", key.shortText()));
    }
}
