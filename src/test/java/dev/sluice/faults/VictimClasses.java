package dev.sluice.faults;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;

/// The classes of this JVM in a form that another can share: a JVM archives classes out of jars, not out of
/// folders, and starts in half the time with an archive.
final class VictimClasses {
    private VictimClasses() {}

    /// @param jar where those of the folders are put together
    /// @return a class path
    static String gather(Path jar) {
        var places = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .toList();
        var folders = places.stream().filter(Files::isDirectory).toList();
        pack(folders, jar);
        return Stream.concat(Stream.of(jar), places.stream().filter(Files::isRegularFile))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void pack(List<Path> folders, Path jar) {
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.setLevel(Deflater.NO_COMPRESSION);
            var packed = new HashSet<String>();
            for (var folder : folders) {
                for (var file : files(folder)) {
                    pack(folder, file, out, packed);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return new ArrayList<>(files.filter(Files::isRegularFile).toList());
        }
    }

    /// The first of a name wins, as on a class path.
    private static void pack(Path folder, Path file, JarOutputStream out, Set<String> packed) throws IOException {
        var name = folder.relativize(file).toString().replace(File.separatorChar, '/');
        if (packed.add(name)) {
            out.putNextEntry(new ZipEntry(name));
            Files.copy(file, out);
            out.closeEntry();
        }
    }
}
