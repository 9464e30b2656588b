package dev.sluice.domain.jwt.validation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Subjects by token, to find containers and contents without comparing each with each. "Contained" is the
/// library's word: [SubjectRules#isContainedIn].
public final class SubjectTrie {
    private final Map<String, SubjectTrie> children = new HashMap<>();
    private final List<Integer> entries = new ArrayList<>();

    /// Adds an entry under that subject; several may share one.
    public void add(String subject, int entry) {
        var node = this;
        for (var token : SubjectRules.tokens(subject)) {
            node = node.children.computeIfAbsent(token, _ -> new SubjectTrie());
        }
        node.entries.add(entry);
    }

    /// Gives the entries, subject by subject, of every subject that contains this one (itself included).
    public void containersOf(String subject, Consumer<List<Integer>> found) {
        var tokens = SubjectRules.tokens(subject);
        var open = new ArrayDeque<Step>();
        open.push(new Step(this, 0));
        while (!open.isEmpty()) {
            var step = open.pop();
            if (step.at == tokens.size()) {
                step.node.report(found);
                continue;
            }
            var token = tokens.get(step.at);
            boolean last = step.at == tokens.size() - 1;
            var rest = step.node.children.get(">");
            if (rest != null) {
                rest.report(found);
            }
            // A last > was reported just now; one in the middle counts as a plain word.
            if (!(last && token.equals(">"))) {
                step.follow(token, open);
            }
            if (!token.equals("*")) {
                step.follow("*", open);
            }
        }
    }

    /// Gives the entries, subject by subject, of every subject contained in this one (itself included).
    public void contentsOf(String subject, Consumer<List<Integer>> found) {
        var tokens = SubjectRules.tokens(subject);
        var open = new ArrayDeque<Step>();
        open.push(new Step(this, 0));
        while (!open.isEmpty()) {
            var step = open.pop();
            if (step.at == tokens.size()) {
                step.node.report(found);
                continue;
            }
            var token = tokens.get(step.at);
            if (token.equals(">") && step.at == tokens.size() - 1) {
                step.node.children.values().forEach(child -> child.everything(found));
            } else if (token.equals("*")) {
                step.node.children.values().forEach(child -> open.push(new Step(child, step.at + 1)));
            } else {
                step.follow(token, open);
            }
        }
    }

    private void everything(Consumer<List<Integer>> found) {
        var open = new ArrayDeque<SubjectTrie>();
        open.push(this);
        while (!open.isEmpty()) {
            var node = open.pop();
            node.report(found);
            node.children.values().forEach(open::push);
        }
    }

    private void report(Consumer<List<Integer>> found) {
        if (!entries.isEmpty()) {
            found.accept(entries);
        }
    }

    /// A node still to be looked at, with the position in the subject's tokens. Kept in a queue rather than on the
    /// stack, since a hostile subject may have hundreds of thousands of tokens.
    private record Step(SubjectTrie node, int at) {
        void follow(String token, ArrayDeque<Step> open) {
            var next = node.children.get(token);
            if (next != null) {
                open.push(new Step(next, at + 1));
            }
        }
    }
}
