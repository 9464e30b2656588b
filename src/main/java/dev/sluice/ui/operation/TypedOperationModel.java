package dev.sluice.ui.operation;

import dev.sluice.ui.dialog.TypedName;

/// An operation on servers that is done once a name was typed, where the level wants that.
public class TypedOperationModel extends OperationModel {

    private final TypedName typed;

    public TypedOperationModel(TypedName typed) {
        this.typed = typed;
        ask(typed);
    }

    public final TypedName typed() {
        return typed;
    }
}
