package dev.sluice.ui.screen.audit;

import dev.sluice.domain.audit.AuditOutcome;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.text.ForeignText;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.control.PickList;
import dev.sluice.ui.screen.audit.AuditFilter.Named;
import dev.sluice.ui.screen.audit.AuditFilter.Period;
import dev.sluice.ui.text.Messages;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/// What the store is asked for: when, what, which account, how it ended, and related to what.
final class FilterRow extends HBox {

    private static final Messages TEXTS = Messages.of("audit");

    private final AuditModel model;
    private final PickList<Period> period = new PickList<>(FilterText::period);
    private final PickList<String> action = new PickList<>(ActionText::choice);
    private final PickList<Optional<Named<PublicKey>>> account =
            new PickList<>(choice -> choice.map(Named::name).orElseGet(() -> TEXTS.get("filter.account.any")));
    private final PickList<Optional<AuditOutcome>> outcome = new PickList<>(FilterText::outcome);
    private final Button related;
    private boolean showing;

    FilterRow(AuditModel model) {
        this.model = model;
        getStyleClass().add("audit-filter");
        related = Controls.button(
                "", Feather.X, () -> choose(filter -> filter.related(Optional.empty())), "facet", "small");
        related.setId("audit-related-clear");
        period.of(List.of(Period.values()));
        action.of(ActionText.choices());
        outcome.of(Stream.concat(
                        Stream.of(Optional.<AuditOutcome>empty()),
                        Arrays.stream(AuditOutcome.values()).map(Optional::of))
                .toList());
        offerAccounts(List.of());
        prepare("period", period, filter -> filter.period(period.getValue()));
        prepare("action", action, filter -> filter.action(action.getValue()));
        prepare("account", account, filter -> filter.account(account.getValue()));
        prepare("outcome", outcome, filter -> filter.outcome(outcome.getValue()));
        getChildren().add(related);
        model.filter().subscribe(this::show);
        model.reach().subscribe(reach -> offerAccounts(reach.accounts()));
    }

    private void prepare(String key, PickList<?> list, UnaryOperator<AuditFilter> change) {
        list.setId("audit-" + key);
        list.setAccessibleText(TEXTS.get("filter." + key));
        list.getStyleClass().add("small");
        list.setPrefWidth(0);
        list.setMinWidth(0);
        HBox.setHgrow(list, Priority.ALWAYS);
        list.valueProperty().addListener((_, _, now) -> {
            if (now != null) {
                choose(change);
            }
        });
        getChildren().add(list);
    }

    private void choose(UnaryOperator<AuditFilter> change) {
        if (!showing) {
            model.filter().set(change.apply(model.filter().get()));
        }
    }

    private void show(AuditFilter filter) {
        showing = true;
        period.setValue(filter.period());
        action.setValue(filter.action());
        account.setValue(filter.account());
        outcome.setValue(filter.outcome());
        var name = filter.related().map(Named::name).map(FilterText::related).orElse("");
        related.setText(ForeignText.marked(name));
        related.setAccessibleText(TEXTS.get("filter.related.clear", name));
        Controls.show(related, Visible.when(filter.related().isPresent()));
        showing = false;
    }

    private void offerAccounts(List<Named<PublicKey>> accounts) {
        var choices = Stream.concat(
                        Stream.of(Optional.<Named<PublicKey>>empty()),
                        accounts.stream().map(Optional::of))
                .toList();
        if (!choices.equals(account.getItems())) {
            showing = true;
            account.of(choices);
            account.setValue(model.filter().get().account());
            showing = false;
        }
    }
}
