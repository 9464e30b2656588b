package dev.sluice.adapter.nsc;

import dev.sluice.domain.interop.NscStoreWriter;
import dev.sluice.domain.interop.plan.StoreFile;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;

/// Writes a folder beside its place and moves it there in one step.
public final class NscWriter implements NscStoreWriter {

    @Override
    public void write(Path folder, List<StoreFile> files) {
        var target = folder.toAbsolutePath().normalize();
        try {
            var parent = target.getParent();
            if (parent == null || !isFree(target)) {
                throw ProblemException.of(ProblemCode.FOLDER_NOT_OURS, target);
            }
            OwnerOnly.folders(parent);
            var part = OwnerOnly.temporaryFolder(parent);
            try {
                fill(part, files);
                replace(parent, target, part);
            } finally {
                OwnerOnly.remove(part);
            }
        } catch (IOException e) {
            var reason = e instanceof AccessDeniedException ? "access was denied" : String.valueOf(e.getMessage());
            throw ProblemException.because(e, ProblemCode.FILE_NOT_WRITTEN, target, reason);
        }
    }

    /// Not there, empty, or as an earlier export left it.
    private static boolean isFree(Path target) throws IOException {
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        if (!Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        return isEmpty(target) || Manifest.isIntact(target);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var entries = Files.newDirectoryStream(folder)) {
            return !entries.iterator().hasNext();
        }
    }

    private static void fill(Path part, List<StoreFile> files) throws IOException {
        var hashes = new HashMap<String, String>();
        for (var file : files) {
            var within = part;
            for (var name : file.path().subList(0, file.path().size() - 1)) {
                within = within.resolve(checked(name));
            }
            OwnerOnly.folders(within);
            var path = within.resolve(checked(file.path().getLast()));
            var content = file.content();
            var bytes = OwnerOnly.encode(content);
            try {
                OwnerOnly.create(path, bytes);
                hashes.put(part.relativize(path).toString(), Manifest.hash(bytes));
            } finally {
                Arrays.fill(content, '\0');
                Arrays.fill(bytes, (byte) 0);
            }
        }
        OwnerOnly.create(part.resolve(Manifest.NAME), new Manifest(hashes).text());
    }

    /// A second lock: names were made fit before.
    private static String checked(String name) {
        var isPath = name.isEmpty() || name.equals(".") || name.equals("..") || name.matches(".*[/\\\\\\p{Cntrl}].*");
        if (isPath) {
            throw new IllegalArgumentException("not fit to be a file name");
        }
        return name;
    }

    private static void replace(Path parent, Path target, Path part) throws IOException {
        if (!Files.exists(target)) {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        if (isEmpty(target)) {
            Files.delete(target);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        var aside = OwnerOnly.temporaryFolder(parent);
        var old = aside.resolve("old");
        Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
            throw e;
        } finally {
            OwnerOnly.remove(aside);
        }
    }
}
