package dev.sluice.ui.screen.keys;

import dev.sluice.domain.federation.operation.KnownKey;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.ui.operation.OperationController;
import dev.sluice.ui.screen.keys.TakeOutModel.Way;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.nio.file.Path;

/// Writes a key into a file, sealed.
final class TakeOutController extends OperationController<Path> {

    private static final Messages TEXTS = Messages.of("keys");

    private final ScreenContext context;
    private final TakeOutModel model;
    private final KnownKey known;
    private final Path file;

    TakeOutController(ScreenContext context, TakeOutModel model, KnownKey known, Path file) {
        super(context.jobs(), model);
        this.context = context;
        this.model = model;
        this.known = known;
        this.file = file;
    }

    @Override
    protected Path perform(Progress progress) {
        var files = new KeyFiles(context);
        if (model.way().get() == Way.CURVE) {
            files.takeOut(known.key(), file, model.curve().orElseThrow());
        } else {
            try (var chosen = model.passphrase().take()) {
                files.takeOut(known.key(), file, chosen);
            }
        }
        return file;
    }

    @Override
    protected String done(Path written) {
        return context.session().tell(TEXTS.get("take-out.done", written));
    }
}
