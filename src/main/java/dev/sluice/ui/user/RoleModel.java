package dev.sluice.ui.user;

import dev.sluice.domain.jwt.claims.SigningKey.Scoped;
import dev.sluice.domain.model.Account;
import dev.sluice.ui.control.CheckedText;
import dev.sluice.ui.dialog.TypedName;
import dev.sluice.ui.operation.TypedOperationModel;
import dev.sluice.ui.user.terms.TypedTerms;

/// A role of an account that is made, changed or taken away.
final class RoleModel extends TypedOperationModel {

    private final Account owner;
    private final CheckedText name = CheckedText.name();
    private final TypedTerms terms = new TypedTerms();

    RoleModel(Account owner, TypedName typed) {
        super(typed);
        this.owner = owner;
        require(name.usable());
        require(terms.usable());
    }

    /// One that is there.
    RoleModel of(Scoped role) {
        name.text().set(role.role());
        return this;
    }

    Account owner() {
        return owner;
    }

    CheckedText name() {
        return name;
    }

    TypedTerms terms() {
        return terms;
    }
}
