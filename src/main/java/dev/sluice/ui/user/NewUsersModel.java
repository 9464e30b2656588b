package dev.sluice.ui.user;

import dev.sluice.domain.account.UserDraft;
import dev.sluice.domain.account.UserPatch;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Names;
import dev.sluice.domain.problem.Problem;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.ui.dialog.SheetModel;
import dev.sluice.ui.user.terms.TypedTerms;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// New users: whose, their names, and what they are to be like.
final class NewUsersModel extends SheetModel {

    private final ObjectProperty<@Nullable Account> account = new SimpleObjectProperty<>();
    private final ObjectProperty<List<String>> roles = new SimpleObjectProperty<>(List.of());
    private final StringProperty names = new SimpleStringProperty("");
    private final ObjectProperty<Optional<String>> role = new SimpleObjectProperty<>(Optional.empty());
    private final TypedTerms terms = new TypedTerms();
    private final ObjectProperty<UserLife> life = new SimpleObjectProperty<>(UserLife.YEAR);
    private final StringProperty tags = new SimpleStringProperty("");

    NewUsersModel() {
        require(Bindings.createBooleanBinding(() -> account.get() != null && isNamed(), account, names));
        require(terms.usable());
    }

    /// Whose users they become.
    ObjectProperty<@Nullable Account> account() {
        return account;
    }

    /// Those of the account.
    ObjectProperty<List<String>> roles() {
        return roles;
    }

    void rolesUnread(Problem why) {
        fail(why);
    }

    /// As they are typed: one a line, or with commas between them.
    StringProperty names() {
        return names;
    }

    /// The role whose template holds for them; then the terms do not count.
    ObjectProperty<Optional<String>> role() {
        return role;
    }

    TypedTerms terms() {
        return terms;
    }

    ObjectProperty<UserLife> life() {
        return life;
    }

    StringProperty tags() {
        return tags;
    }

    /// What each is to be, in the order of their names.
    List<UserDraft> drafts() {
        var template = role.get().orElse(null);
        var patch = template == null ? terms.patch().get() : UserPatch.NONE;
        return names(names.get()).stream()
                .map(name -> new UserDraft(name, patch, template, life.get().span(), names(tags.get())))
                .toList();
    }

    private boolean isNamed() {
        return !names(names.get()).isEmpty() && fault(names.get()).isEmpty();
    }

    static List<String> names(String text) {
        return text.lines()
                .flatMap(line -> List.of(line.split(",")).stream())
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /// What is wrong with what is typed; empty also when nothing is.
    static Optional<Problem> fault(String text) {
        try {
            names(text).forEach(Names::check);
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(e.problem());
        }
    }
}
