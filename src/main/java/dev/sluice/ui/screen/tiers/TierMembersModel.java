package dev.sluice.ui.screen.tiers;

import dev.sluice.domain.account.Tiers.Tier;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.problem.Problem;
import dev.sluice.ui.dialog.SheetModel;
import dev.sluice.ui.operation.Fate;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Which accounts are in a tier, and what becomes of those that come and go.
final class TierMembersModel extends SheetModel {

    private final Tier tier;
    private final List<Choice> choices;
    private final ObservableList<Fate> fates = FXCollections.observableArrayList();
    private final DoubleProperty progress = new SimpleDoubleProperty(-1);
    private final BooleanProperty foreseen = new SimpleBooleanProperty();

    /// An account that can be in it.
    ///
    /// @param ticked whether it is to be
    record Choice(Account account, BooleanProperty ticked) {}

    TierMembersModel(Tier tier, List<Account> accounts) {
        this.tier = tier;
        this.choices = accounts.stream()
                .map(account -> new Choice(account, new SimpleBooleanProperty(isIn(account))))
                .toList();
        require(foreseen);
    }

    Tier tier() {
        return tier;
    }

    List<Choice> choices() {
        return choices;
    }

    private boolean isIn(Account account) {
        return tier.name().equals(account.tier());
    }

    List<Account> coming() {
        return choices.stream()
                .filter(choice -> choice.ticked().get() && !isIn(choice.account()))
                .map(Choice::account)
                .toList();
    }

    List<Account> going() {
        return choices.stream()
                .filter(choice -> !choice.ticked().get() && isIn(choice.account()))
                .map(Choice::account)
                .toList();
    }

    ObservableList<Fate> fates() {
        return fates;
    }

    /// Negative while nothing is looked at.
    DoubleProperty progress() {
        return progress;
    }

    BooleanProperty foreseen() {
        return foreseen;
    }

    /// It cannot be worked out what becomes of them.
    void wrong(Problem problem) {
        progress.set(-1);
        fail(problem);
    }
}
