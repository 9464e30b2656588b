package dev.sluice.adapter.nsc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `~` and `$NAME` in paths, as natscli expands them.
final class PathVariables {
    private static final Pattern NAME = Pattern.compile("\\$(?:\\{(\\w+)}|(\\w+))");

    private PathVariables() {}

    /// A variable that is not set is nothing.
    static String expand(String path, XdgFolders homes) {
        var home = homes.home().toString();
        var whole = path.equals("~") || path.startsWith("~/") ? home + path.substring(1) : path;
        return NAME.matcher(whole)
                .replaceAll(found -> Matcher.quoteReplacement(
                        homes.variable(found.group(1) == null ? found.group(2) : found.group(1))
                                .orElse("")));
    }
}
