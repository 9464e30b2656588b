package dev.sluice.ui.token;

import dev.sluice.domain.federation.operation.TokenFacts;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.SubjectMapping;
import dev.sluice.domain.problem.Problem;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.ui.connection.MeantModel;
import dev.sluice.ui.control.CheckedText;
import dev.sluice.ui.operation.OperationModel;
import dev.sluice.ui.text.Messages;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// What an activation token that was given says, and where its messages are to arrive.
final class TokenImportModel extends OperationModel {

    private static final Messages TEXTS = Messages.of("token");

    private final @Nullable Account only;
    private final ObjectProperty<Given> given = new SimpleObjectProperty<>(new Given.Nothing());
    private final CheckedText local = new CheckedText(this::arrival);
    private final MeantModel meant = new MeantModel();

    /// What was given, as far as it is known.
    sealed interface Given {
        /// Or it is being read.
        record Nothing() implements Given {}

        /// @param exporter its name
        /// @param account name of the one that it is for
        record Token(String token, TokenFacts facts, String exporter, String account) implements Given {}

        record Wrong(Problem problem) implements Given {}
    }

    /// @param only this account will do; null for any of ours
    TokenImportModel(@Nullable Account only) {
        this.only = only;
        require(given.map(Given.Token.class::isInstance));
        require(local.usable());
        local.text().subscribe((_, _) -> meant.rest(local.stripped()));
    }

    Optional<Account> only() {
        return Optional.ofNullable(only);
    }

    ObjectProperty<Given> given() {
        return given;
    }

    /// The subject under which it arrives.
    CheckedText local() {
        return local;
    }

    MeantModel meant() {
        return meant;
    }

    void found(Given.Token token) {
        given.set(token);
        local.text().set(token.facts().subject());
        local.judge();
    }

    /// @throws ProblemException `TOKEN_DAMAGED` without one
    Given.Token token() {
        if (given.get() instanceof Given.Token token) {
            return token;
        }
        throw ProblemException.of(ProblemCode.TOKEN_DAMAGED, TEXTS.get("none"));
    }

    private String arrival(String text) {
        if (given.get() instanceof Given.Token token) {
            var remote = Subject.of(token.facts().subject());
            var example = remote.example();
            return TEXTS.get("local.example", example, new SubjectMapping(remote, Subject.of(text)).apply(example));
        }
        return "";
    }
}
