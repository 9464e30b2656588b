package dev.sluice.cli;

import dev.sluice.domain.model.Rotation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;

/// `sluice key`: keys of the operator.
@Command(name = "key")
final class KeyCommand {
    private final Context context;

    KeyCommand(Context context) {
        this.context = context;
    }

    /// `sluice key rotate`.
    @Command(name = "rotate")
    int rotate(@Option(names = "--out", paramLabel = "FILE") @Nullable String file) {
        return context.run(Access.PUBLISH, session -> {
            var rotation = session.realm().rotation().goOn(session.manner());
            var jwt = session.realm().environment().operatorJwt();
            if (file != null) {
                context.files().write(file, jwt + "\n");
            }
            var node = JsonNodeFactory.instance
                    .objectNode()
                    .put("phase", Words.of(rotation.phase()))
                    .put("oldKey", rotation.oldKey().text())
                    .put("newKey", rotation.newKey().text())
                    .put("operatorJwt", jwt);
            var lines = file == null ? List.of(line(rotation), jwt) : List.of(line(rotation));
            session.output().print(Documents.object("rotation", node), lines);
            return ExitCode.DONE;
        });
    }

    private static String line(Rotation rotation) {
        return switch (rotation.phase()) {
            case ADDED -> Texts.of("key.rotate.added", rotation.newKey());
            case SIGNING -> Texts.of("key.rotate.signing", rotation.newKey());
            case RETIRED -> Texts.of("key.rotate.retired", rotation.oldKey());
        };
    }
}
