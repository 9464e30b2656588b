package dev.sluice.ui.screen.keys;

import dev.sluice.domain.federation.environment.OperatorIdentity;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.workspace.KeyCustody;
import dev.sluice.domain.workspace.Passphrase;
import dev.sluice.ui.dialog.FileAccess;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/// A page to be kept away from this computer: the operators of the workspace, their keys sealed with a passphrase
/// of its own, and how to begin again with it. Keys of accounts and users are in backups.
final class RecoveryKit {

    private static final Messages TEXTS = Messages.of("keys");

    private final ScreenContext context;

    RecoveryKit(ScreenContext context) {
        this.context = context;
    }

    /// In the background: sealing is slow on purpose.
    ///
    /// @return how many keys are in it
    int write(Path file, Passphrase passphrase) {
        var workspace = context.session().workspace();
        var custody = new KeyCustody(workspace);
        var text = new StringBuilder(TEXTS.get(
                "kit.file.head", context.moments().absolute(context.moments().now())));
        var count = 0;
        for (var environment : workspace.environments().all()) {
            text.append(TEXTS.get(
                    "kit.file.operator",
                    environment.name(),
                    environment.operator().text(),
                    environment.systemAccount().text(),
                    String.join(" ", environment.servers())));
            text.append(environment.operatorJwt()).append('\n');
            for (var key : held(environment)) {
                text.append(custody.sealed(key, passphrase, context.outside().sealing())
                        .text());
                custody.takeOut(key, String.valueOf(file.getFileName()), _ -> {});
                count++;
            }
        }
        if (count == 0) {
            throw ProblemException.of(
                    ProblemCode.KEY_MISSING,
                    context.session().environment().operator().shortText());
        }
        FileAccess.writeSecret(file, text.toString().toCharArray());
        return count;
    }

    private List<PublicKey> held(Environment environment) {
        var keys = new LinkedHashSet<PublicKey>();
        keys.add(environment.operator());
        keys.add(environment.signingKey());
        OperatorIdentity.claims(environment.operatorJwt()).signingKeys().stream()
                .flatMap(key -> PublicKey.parse(key).stream())
                .forEach(keys::add);
        var vault = context.session().workspace().vault();
        return Stream.concat(keys.stream(), Stream.of(environment.systemAccount()))
                .distinct()
                .filter(key -> vault.holds(key))
                .toList();
    }
}
