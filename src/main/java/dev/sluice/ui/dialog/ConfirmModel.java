package dev.sluice.ui.dialog;

/// Something that is done once its name was typed, where the level wants that.
public final class ConfirmModel extends SheetModel {

    private final TypedName typed;

    public ConfirmModel(TypedName typed) {
        this.typed = typed;
        ask(typed);
    }

    public TypedName typed() {
        return typed;
    }
}
