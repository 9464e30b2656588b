package dev.sluice.exchange;

import dev.sluice.adapter.nsc.CliContexts;
import dev.sluice.adapter.nsc.NscReader;
import dev.sluice.adapter.nsc.NscWriter;
import dev.sluice.adapter.nsc.XdgFolders;
import dev.sluice.domain.interop.InteropDependencies;
import dev.sluice.domain.interop.NscImporter;
import dev.sluice.domain.interop.plan.ImportRequest;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.workspace.Workspace;
import dev.sluice.ui.testing.TestWorkspace;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Folders made by the real nsc (see `make.sh` there), and what reads them.
final class Fixtures {
    static final Path ROOT = Path.of("src/test/resources/nsc");

    private Fixtures() {}

    static InteropDependencies means(Path home) {
        var homes = new XdgFolders(home, _ -> Optional.empty());
        return new InteropDependencies(
                new NscReader(homes),
                new NscWriter(),
                new CliContexts(homes),
                InstantSource.system(),
                UUID::randomUUID);
    }

    static TestWorkspace workspace(Path folder) {
        return new TestWorkspace(folder, "secret");
    }

    static Environment imported(Workspace workspace, Path home, Path... places) {
        var importer = new NscImporter(means(home));
        var plan = importer.plan(ImportRequest.of(List.of(places)), workspace);
        var result = importer.apply(plan, workspace, Set.of());
        if (!result.isComplete()) {
            throw new AssertionError(result);
        }
        return workspace.environments().all().stream()
                .filter(environment ->
                        environment.name().equals(plan.operators().getFirst().environment()))
                .findFirst()
                .orElseThrow();
    }

    static List<Account> accounts(Workspace workspace, Environment environment) {
        return workspace.store().read(view -> view.accounts().in(environment.id()));
    }
}
