package dev.sluice.testing.memory;

import dev.sluice.domain.interop.ContextFiles;
import dev.sluice.domain.interop.NscStore;
import dev.sluice.domain.interop.NscStore.Fault;
import dev.sluice.domain.interop.NscStore.TokenFile;
import dev.sluice.domain.interop.NscStore.UnreadFile;
import dev.sluice.domain.interop.NscStoreReader;
import dev.sluice.domain.interop.NscStoreWriter;
import dev.sluice.domain.interop.plan.CliContext;
import dev.sluice.domain.interop.plan.StoreFile;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Files of other tools that are on no disk: tokens, seeds, creds and contexts by the paths that they would have.
/// All of it lies in whatever place is read.
public final class MemoryFiles implements NscStoreReader, NscStoreWriter, ContextFiles {
    private final Map<Path, String> tokens = new LinkedHashMap<>();
    private final Map<Path, Seed> seeds = new LinkedHashMap<>();
    private final Map<Path, String> creds = new LinkedHashMap<>();
    private final List<CliContext> contexts = new ArrayList<>();
    private final List<UnreadFile> troubles = new ArrayList<>();
    private final Map<String, String> written = new TreeMap<>();

    public void token(String name, String text) {
        tokens.put(Path.of(name + ".jwt"), text);
    }

    public void seed(String name, Seed seed) {
        seeds.put(Path.of(name + ".nk"), Seed.parse(seed.text()));
    }

    public void trouble(String name, Fault fault) {
        troubles.add(new UnreadFile(Path.of(name), fault, ""));
    }

    /// A context of the NATS command line tool, and the creds file beside it.
    ///
    /// @param jwt null for a file that is not there
    public void context(String name, List<String> urls, @Nullable String jwt, Seed seed) {
        var file = Path.of(name + ".creds");
        contexts.add(new CliContext(name, urls, file));
        if (jwt != null) {
            creds.put(file, jwt);
            seeds.put(file, Seed.parse(seed.text()));
        }
    }

    /// One that names no creds file.
    public void context(String name) {
        contexts.add(new CliContext(name, List.of(), null));
    }

    /// What was written, by path.
    public Map<String, String> written() {
        return Map.copyOf(written);
    }

    @Override
    public List<Path> usualPlaces() {
        return List.of();
    }

    @Override
    public NscStore read(List<Path> places) {
        var keys = new LinkedHashMap<PublicKey, Path>();
        seeds.forEach((file, seed) -> keys.put(seed.publicKey(), file));
        return new NscStore(
                tokens.entrySet().stream()
                        .map(entry -> new TokenFile(entry.getKey(), entry.getValue()))
                        .toList(),
                keys,
                troubles,
                tokens.size() + seeds.size());
    }

    @Override
    public Seed seed(Path file, PublicKey key) {
        return Optional.ofNullable(seeds.get(file))
                .filter(seed -> seed.publicKey().equals(key))
                .map(seed -> Seed.parse(seed.text()))
                .orElseThrow(() -> ProblemException.of(ProblemCode.KEY_INVALID, file));
    }

    @Override
    public void write(Path folder, List<StoreFile> files) {
        files.forEach(file -> written.put(file.toString(), new String(file.content())));
    }

    @Override
    public Path folder() {
        return Path.of("context");
    }

    @Override
    public Found read(@Nullable Path folder) {
        return new Found(contexts, troubles);
    }

    @Override
    public Optional<CredsFile> creds(Path file) {
        return Optional.ofNullable(creds.get(file)).map(jwt -> new CredsFile(file, jwt));
    }

    @Override
    public Written write(@Nullable Path folder, String name, List<String> urls, char[] text) {
        if (written.containsKey(name + ".json")) {
            throw ProblemException.of(ProblemCode.CONTEXT_EXISTS, name, name);
        }
        written.put(name + ".json", String.join(",", urls));
        written.put(name + ".creds", new String(text));
        return new Written(Path.of(name + ".json"), Path.of(name + ".creds"));
    }
}
