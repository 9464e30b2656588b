package dev.sluice.domain.text;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Names of people's things as names of files: a name is never used as a path as it is.
public final class FileNames {
    private FileNames() {}

    public static String of(String name) {
        var encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return encoded.startsWith(".") ? "%2E" + encoded.substring(1) : encoded;
    }
}
