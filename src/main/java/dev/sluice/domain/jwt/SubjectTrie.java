package dev.sluice.domain.jwt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Subjects by token, to find containers and contents without comparing each with each. "Contained" is the library's
/// word: [SubjectRules#isContainedIn].
final class SubjectTrie {
    private final Map<String, SubjectTrie> children = new HashMap<>();
    private final List<Integer> entries = new ArrayList<>();

    /// Adds an entry under that subject; several may share one.
    void add(String subject, int entry) {
        var node = this;
        for (var token : SubjectRules.tokens(subject)) {
            node = node.children.computeIfAbsent(token, _ -> new SubjectTrie());
        }
        node.entries.add(entry);
    }

    /// Gives the entries, subject by subject, of every subject that contains this one (itself included).
    void containersOf(String subject, Consumer<List<Integer>> found) {
        containersOf(SubjectRules.tokens(subject), 0, found);
    }

    private void containersOf(List<String> tokens, int at, Consumer<List<Integer>> found) {
        if (at == tokens.size()) {
            report(found);
            return;
        }
        var open = children.get(">");
        if (open != null) {
            open.report(found);
        }
        var token = tokens.get(at);
        boolean last = at == tokens.size() - 1;
        var same = children.get(token);
        // A last > was reported above; one in the middle counts as a plain word.
        if (same != null && !(last && token.equals(">"))) {
            same.containersOf(tokens, at + 1, found);
        }
        var star = children.get("*");
        if (star != null && !token.equals("*")) {
            star.containersOf(tokens, at + 1, found);
        }
    }

    /// Gives the entries, subject by subject, of every subject contained in this one (itself included).
    void contentsOf(String subject, Consumer<List<Integer>> found) {
        contentsOf(SubjectRules.tokens(subject), 0, found);
    }

    private void contentsOf(List<String> tokens, int at, Consumer<List<Integer>> found) {
        if (at == tokens.size()) {
            report(found);
            return;
        }
        var token = tokens.get(at);
        if (token.equals(">") && at == tokens.size() - 1) {
            children.values().forEach(child -> child.everything(found));
        } else if (token.equals("*")) {
            children.values().forEach(child -> child.contentsOf(tokens, at + 1, found));
        } else {
            var same = children.get(token);
            if (same != null) {
                same.contentsOf(tokens, at + 1, found);
            }
        }
    }

    private void everything(Consumer<List<Integer>> found) {
        report(found);
        children.values().forEach(child -> child.everything(found));
    }

    private void report(Consumer<List<Integer>> found) {
        if (!entries.isEmpty()) {
            found.accept(entries);
        }
    }
}
