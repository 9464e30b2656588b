package dev.sluice.ui.user;

import dev.sluice.domain.account.UserEdit;
import dev.sluice.domain.account.UserEdit.Life;
import dev.sluice.domain.account.UserFacts;
import dev.sluice.domain.account.UserPatch;
import dev.sluice.ui.dialog.TypedName;
import dev.sluice.ui.operation.OperationModel;
import dev.sluice.ui.user.terms.TypedTerms;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What is to change in a user.
final class EditUserModel extends OperationModel {

    private final UserFacts facts;
    private final TypedTerms terms = new TypedTerms();
    private final ObjectProperty<Optional<UserLife>> life = new SimpleObjectProperty<>(Optional.empty());
    private final TypedName typed;
    private final StringProperty tags;
    private final BooleanProperty cutting = new SimpleBooleanProperty();

    /// @param typed before what it had is shut out
    EditUserModel(UserFacts facts, TypedName typed) {
        this.facts = facts;
        this.typed = typed;
        ask(typed, cutting);
        this.tags = new SimpleStringProperty(String.join(", ", facts.claims().tags()));
        require(terms.usable());
        require(Bindings.createBooleanBinding(() -> !edit().isEmpty(), life, tags, terms.patch()));
    }

    TypedName typed() {
        return typed;
    }

    UserFacts facts() {
        return facts;
    }

    TypedTerms terms() {
        return terms;
    }

    /// Empty for the end it has.
    ObjectProperty<Optional<UserLife>> life() {
        return life;
    }

    StringProperty tags() {
        return tags;
    }

    /// Whether servers are to shut out what it had before.
    BooleanProperty cutting() {
        return cutting;
    }

    /// What is to be changed, by what is wished for; a role holds what its users may do.
    UserEdit edit() {
        var present = facts.claims().tags();
        var wished = NewUsersModel.names(tags.get());
        return new UserEdit(
                facts.role() == null && terms.isChanged() ? terms.patch().get() : UserPatch.NONE,
                life.get().map(one -> new Life(one.span())).orElse(null),
                wished.stream().filter(tag -> !present.contains(tag)).toList(),
                present.stream().filter(tag -> !wished.contains(tag)).toList());
    }
}
