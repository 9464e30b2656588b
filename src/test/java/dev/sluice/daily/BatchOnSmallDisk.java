package dev.sluice.daily;

import dev.sluice.app.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// Runs a batch on a disk that gets full in its midst, and prints what it finds.
final class BatchOnSmallDisk {
    private static final int LINES = 4_000;
    private static final int BALLAST = 1 << 20;

    private BatchOnSmallDisk() {}

    /// @param arguments the folder on that disk, and one on another for the file of commands
    public static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[0]);
        var ballast = Files.write(folder.resolve("ballast"), new byte[BALLAST]);
        var shell = new Shell(folder);
        shell.done("init", "--operator", "KO");
        var lines = new ArrayList<String>();
        for (var i = 0; i < LINES; i++) {
            lines.add("account add tenant-" + i);
        }
        var commands = Files.write(Path.of(arguments[1]).resolve("commands"), lines);
        var run = shell.run("batch", commands.toString(), "--json");
        var answers = run.out()
                .lines()
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
        var done = answers.stream()
                .filter(answer -> answer.get("exit").asInt() == 0)
                .count();
        say("some were made", done > 0 && done < LINES);
        say(
                "the first that failed is told as such",
                answers.stream()
                        .filter(answer -> answer.get("exit").asInt() != 0)
                        .findFirst()
                        .filter(answer -> answer.get("error").asString().startsWith("SL-1014"))
                        .isPresent());
        Files.delete(ballast);
        var accounts = shell.json("account", "ls").get("accounts").size();
        say("as many as were told are there", accounts == done + 1);
        shell.done("account", "add", "after");
        shell.done("audit", "verify");
        say("it goes on", true);
    }

    private static void say(String what, boolean holds) {
        System.out.println("> " + what + (holds ? "" : " NOT"));
    }

    /// What it prints when all holds.
    static List<String> expected() {
        return List.of(
                "some were made",
                "the first that failed is told as such",
                "as many as were told are there",
                "it goes on");
    }
}
