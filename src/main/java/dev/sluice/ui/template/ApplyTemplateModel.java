package dev.sluice.ui.template;

import dev.sluice.domain.account.Templates.Template;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Environment;
import dev.sluice.ui.operation.Foreseen;
import dev.sluice.ui.operation.OperationModel;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Which account a template is given to, and what that would change there.
final class ApplyTemplateModel extends OperationModel {

    private final Template template;
    private final Environment here;
    private final List<Environment> environments;
    private final ObjectProperty<Environment> environment;
    private final ObservableList<Account> accounts = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Account> account = new SimpleObjectProperty<>();
    private final ObjectProperty<Foreseen> foreseen = new SimpleObjectProperty<>(new Foreseen.Nothing());

    /// @param here where it can be given: in others it is compared only
    ApplyTemplateModel(Template template, Environment here, List<Environment> environments) {
        this.template = template;
        this.here = here;
        this.environments = List.copyOf(environments);
        this.environment = new SimpleObjectProperty<>(here);
        require(Bindings.createBooleanBinding(() -> isHere() && changes(), environment, foreseen));
    }

    private boolean changes() {
        return foreseen.get() instanceof Foreseen.Known known && !known.claims().isEmpty();
    }

    boolean isHere() {
        return environment.get().id().equals(here.id());
    }

    Template template() {
        return template;
    }

    List<Environment> environments() {
        return environments;
    }

    ObjectProperty<Environment> environment() {
        return environment;
    }

    /// Those of the chosen environment whose claims are signed here.
    ObservableList<Account> accounts() {
        return accounts;
    }

    /// Null while none is chosen.
    ObjectProperty<@Nullable Account> account() {
        return account;
    }

    ObjectProperty<Foreseen> foreseen() {
        return foreseen;
    }
}
