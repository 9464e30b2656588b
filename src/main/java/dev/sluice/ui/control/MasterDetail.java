package dev.sluice.ui.control;

import dev.sluice.ui.control.Controls.Visible;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import org.jspecify.annotations.Nullable;

/// A list and, beside it, the detail of what is selected. The split stays where a person put it.
public final class MasterDetail extends SplitPane {

    private static final double SHARE = 0.58;

    private double share;

    private final DataTable<?> master;
    private @Nullable String shown;

    public MasterDetail(DataTable<?> master) {
        this(master, SHARE);
    }

    /// @param share of the list, beside a detail
    public MasterDetail(DataTable<?> master, double share) {
        this.share = share;
        this.master = master;
        master.selectedId().subscribe(this::settle);
        getStyleClass().add("master-detail");
        getItems().add(master);
        SplitPane.setResizableWithParent(master, true);
    }

    /// Shows the detail of each value, and none of null.
    public <D> void follow(ObservableValue<@Nullable D> selected, Function<? super D, ? extends Node> detail) {
        selected.subscribe(now -> show(Optional.ofNullable(now).map(detail)));
    }

    public void show(Optional<? extends Node> detail) {
        Focus.keep(this, () -> place(detail), () -> master.table().requestFocus());
    }

    private void place(Optional<? extends Node> detail) {
        master.makeRoom(Visible.when(detail.isPresent()));
        if (getItems().size() == 2) {
            share = getDividerPositions()[0];
        }
        if (detail.isEmpty()) {
            getItems().remove(1, getItems().size());
            return;
        }
        if (getItems().size() == 2) {
            getItems().set(1, detail.get());
        } else {
            getItems().add(detail.get());
        }
        setDividerPositions(share);
        shown = master.selectedId().getValue();
        settle(shown);
    }

    /// While another row's detail is still being read, the buttons beside it would act on the row before.
    private void settle(@Nullable String selected) {
        if (getItems().size() == 2) {
            getItems().get(1).setDisable(!Objects.equals(selected, shown));
        }
    }
}
