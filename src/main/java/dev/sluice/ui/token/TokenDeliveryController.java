package dev.sluice.ui.token;

import dev.sluice.domain.tokendelivery.QrCode;
import dev.sluice.ui.dialog.FileAccess;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Hands an activation token to files, and makes a QR code of it.
final class TokenDeliveryController {
    private static final Messages TEXTS = Messages.of("token");

    private final ScreenContext context;
    private final TokenToDeliver token;

    TokenDeliveryController(ScreenContext context, TokenToDeliver token) {
        this.context = context;
        this.token = token;
    }

    void save() {
        save(TEXTS.get("save"), token.fileName(), file -> FileAccess.write(file, token.token() + "\n"));
    }

    /// @param show told of the code
    void encode(Consumer<QrCode> show) {
        context.jobs()
                .run(() -> context.outside().qrCodes().get().encode(token.token()), show, context.dialogs()::problem);
    }

    void save(QrCode code) {
        save(
                TEXTS.get("qr.save"),
                token.fileName().replaceFirst("\\.tok$", ".png"),
                file -> FileAccess.write(file, context.outside().qrCodes().get().png(code)));
    }

    private void save(String title, String name, Consumer<Path> write) {
        context.dialogs()
                .files()
                .save(title, name)
                .ifPresent(file -> context.jobs()
                        .run(
                                () -> write.accept(file),
                                () -> context.session().tell(TEXTS.get("saved", file)),
                                context.dialogs()::problem));
    }
}
