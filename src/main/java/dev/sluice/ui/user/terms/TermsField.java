package dev.sluice.ui.user.terms;

import dev.sluice.domain.account.UserPatch;
import dev.sluice.domain.jwt.claims.UserLimits;
import dev.sluice.ui.text.Messages;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;

/// Everything that can be said of a user, or of a role: folded away where nothing is said.
public final class TermsField extends VBox {

    private static final Messages TEXTS = Messages.of("users");

    private final RulesField rules = new RulesField();
    private final RestrictionsField restrictions = new RestrictionsField();
    private final TitledPane ruled = folded("terms.rules", rules);
    private final TitledPane restricted = folded("terms.restrictions", restrictions);
    private final TypedTerms model;

    public TermsField(TypedTerms model) {
        this.model = model;
        getStyleClass().add("rules-field");
        getChildren().addAll(ruled, restricted);
        model.patch().bind(patch());
        model.usable().bind(usable());
        model.begin();
    }

    private static TitledPane folded(String key, Node content) {
        var pane = new TitledPane(TEXTS.get(key), content);
        pane.setId(key.replace('.', '-'));
        pane.getStyleClass().add("dense");
        pane.setExpanded(false);
        pane.setAnimated(false);
        pane.setAccessibleText(TEXTS.get(key));
        return pane;
    }

    public TermsField show(UserLimits limits) {
        rules.show(limits.permissions());
        restrictions.show(limits);
        ruled.setExpanded(true);
        restricted.setExpanded(!limits.withPermissions(dev.sluice.domain.jwt.claims.Permissions.NONE)
                        .equals(UserLimits.unlimited())
                || limits.permissions().response() != null);
        model.begin();
        return this;
    }

    /// Opens what most people come for.
    public TermsField open() {
        ruled.setExpanded(true);
        return this;
    }

    private ObservableValue<Boolean> usable() {
        var ruling = rules.usable();
        var restricting = restrictions.usable();
        return Bindings.createBooleanBinding(() -> ruling.getValue() && restricting.getValue(), ruling, restricting);
    }

    /// Changes whenever something is typed or chosen.
    private ObservableValue<UserPatch> patch() {
        return Bindings.createObjectBinding(
                () -> restrictions.patch(rules.rules()),
                Stream.concat(Stream.of(rules.changed()), Stream.of(restrictions.inputs()))
                        .toArray(Observable[]::new));
    }
}
