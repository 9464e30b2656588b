package dev.sluice.ui.control;

import dev.sluice.ui.control.Nodes.Visible;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;

/// A list and, beside it, the detail of what is selected. The split stays where a person put it.
public final class MasterDetail extends SplitPane {

    private static final double SHARE = 0.58;

    private double share = SHARE;

    private final DataTable<?> master;

    public MasterDetail(DataTable<?> master) {
        this.master = master;
        getStyleClass().add("master-detail");
        getItems().add(master);
        SplitPane.setResizableWithParent(master, true);
    }

    public void show(Optional<? extends Node> detail) {
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
    }
}
