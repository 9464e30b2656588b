package dev.sluice.ui.screen.welcome;

import dev.sluice.domain.model.Level;
import dev.sluice.domain.workspace.Passphrase;
import java.nio.file.Path;
import java.util.List;

/// What a person typed for a new operator.
record NewOperatorForm(String name, Level level, List<String> servers, Passphrase passphrase, Path folder) {

    NewOperatorForm {
        servers = List.copyOf(servers);
    }
}
