package dev.sluice.consent;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.adapter.nsc.CliContexts;
import dev.sluice.adapter.nsc.NscReader;
import dev.sluice.adapter.nsc.NscWriter;
import dev.sluice.adapter.nsc.XdgFolders;
import dev.sluice.domain.interop.InteropDependencies;
import dev.sluice.domain.interop.NscImporter;
import dev.sluice.domain.interop.plan.ImportRequest;
import dev.sluice.domain.nkey.Seed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What another tool keeps on disk for one of its accounts, and taking that in.
final class Estates {
    private final World world;

    Estates(World world) {
        this.world = world;
    }

    /// From here on the account is managed by Sluice too.
    void merge(String name) {
        var folder = folder(name);
        var homes = new XdgFolders(folder, _ -> Optional.empty());
        var importer = new NscImporter(new InteropDependencies(
                new NscReader(homes),
                new NscWriter(),
                new CliContexts(homes),
                world.test().clock(),
                UUID::randomUUID));
        try (var workspace = world.test().workspace()) {
            var plan = importer.plan(ImportRequest.of(List.of(folder)), workspace);
            var result = importer.apply(plan, workspace, Set.of());
            assertTrue(result.isComplete(), result::toString);
        }
    }

    private Path folder(String name) {
        try {
            var folder = Files.createTempDirectory(
                    world.test().cluster().servers().getFirst().folder(), "estate");
            Files.writeString(folder.resolve("account.jwt"), requireNonNull(world.theirs.get(name)));
            Seed seed = world.seed(name);
            Files.writeString(folder.resolve(seed.publicKey().text() + ".nk"), new String(seed.text()));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
