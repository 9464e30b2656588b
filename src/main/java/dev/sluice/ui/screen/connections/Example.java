package dev.sluice.ui.screen.connections;

import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.SubjectMapping;
import java.util.ArrayList;
import java.util.List;

/// One message on its way: the subject it has at the exporter, and the one it has at the importer.
record Example(String remote, String local) {

    private static final List<String> WORDS = List.of("one", "two", "three", "four");
    private static final String REST = "created";

    static Example of(Connection connection) {
        var subject = connection.share().subject();
        var literal = new ArrayList<String>();
        var next = 0;
        for (var token : subject.tokens()) {
            literal.add(
                    switch (token) {
                        case "*" -> WORDS.get(next++ % WORDS.size());
                        case ">" -> REST;
                        default -> token;
                    });
        }
        var remote = String.join(".", literal);
        return new Example(remote, new SubjectMapping(subject, connection.effectiveSubject()).apply(remote));
    }
}
