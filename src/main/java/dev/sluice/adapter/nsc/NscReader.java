package dev.sluice.adapter.nsc;

import dev.sluice.domain.interop.NscStore;
import dev.sluice.domain.interop.NscStoreReader;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Reads nsc environments of the present layout and the older one (`~/.nsc`, `~/.nkeys`), and loose files.
public final class NscReader implements NscStoreReader {
    private final XdgFolders homes;
    private final Bounds bounds;

    public NscReader(XdgFolders homes) {
        this(homes, Bounds.USUAL);
    }

    NscReader(XdgFolders homes, Bounds bounds) {
        this.homes = homes;
        this.bounds = bounds;
    }

    /// @param entries files and folders that are looked at
    /// @param depth of folders
    /// @param bytes of all tokens together
    record Bounds(long entries, int depth, long bytes) {
        static final Bounds USUAL = new Bounds(250_000, 16, 256L << 20);
    }

    @Override
    public List<Path> usualPlaces() {
        return Stream.of(
                        Optional.of(homes.data().resolve("nats").resolve("nsc")),
                        Optional.of(homes.home().resolve(".nsc")),
                        Optional.of(homes.home().resolve(".nkeys")),
                        homes.variable("NKEYS_PATH").map(Path::of))
                .flatMap(Optional::stream)
                .filter(Files::isDirectory)
                .toList();
    }

    @Override
    public NscStore read(List<Path> places) {
        var search = new FileSearch(bounds);
        for (var place : withKeys(places)) {
            search.look(place);
        }
        return search.estate();
    }

    @Override
    public Seed seed(Path file, PublicKey key) {
        try {
            var text = BoundedFile.text(file, FileSearch.MAX_TOKEN);
            try {
                var seed = FileContent.seed(text).orElseThrow(() -> ProblemException.of(ProblemCode.KEY_INVALID, file));
                if (!seed.publicKey().equals(key)) {
                    seed.close();
                    throw ProblemException.of(ProblemCode.KEY_INVALID, file);
                }
                return seed;
            } finally {
                Arrays.fill(text, '\0');
            }
        } catch (IOException e) {
            throw FileSearch.unreadable(file, e);
        }
    }

    /// The places as they really are, and the folders of keys that nsc keeps beside its stores.
    private static Set<Path> withKeys(List<Path> places) {
        var all = new LinkedHashSet<Path>();
        for (var place : places) {
            try {
                var real = place.toRealPath();
                all.add(real);
                beside(real).filter(Files::isDirectory).ifPresent(all::add);
            } catch (IOException e) {
                throw FileSearch.unreadable(place, e);
            }
        }
        return all;
    }

    private static Optional<Path> beside(Path place) {
        var parent = place.getParent();
        if (parent == null) {
            return Optional.empty();
        }
        if (isNamed(place, "stores")) {
            return Optional.of(parent.resolve("keys"));
        }
        if (isNamed(parent, "stores")) {
            return Optional.of(parent.resolveSibling("keys"));
        }
        return isNamed(place, ".nsc") ? Optional.of(parent.resolve(".nkeys")) : Optional.empty();
    }

    private static boolean isNamed(Path path, String name) {
        var last = path.getFileName();
        return last != null && last.toString().equals(name);
    }
}
