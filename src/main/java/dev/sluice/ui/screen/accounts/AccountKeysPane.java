package dev.sluice.ui.screen.accounts;

import dev.sluice.domain.federation.operation.KnownKey;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.problem.Problem;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.KeyLabel;
import dev.sluice.ui.control.ProblemPane;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.text.Messages;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The keys of an account: its own, and those that sign for it. Read when it is looked at, since that goes through
/// all keys of the environment.
final class AccountKeysPane extends VBox {
    private static final Messages TEXTS = Messages.of("accounts");

    private final ScreenContext context;

    AccountKeysPane(ScreenContext context, Account account) {
        this.context = context;
        getStyleClass().add("tab-body");
        setId("account-keys");
        getChildren().add(Controls.paragraph(TEXTS.get("keys.reading"), "text-muted"));
        context.jobs().run(() -> keys(account), this::show, this::failed);
    }

    private List<KnownKey> keys(Account account) {
        return context.session().services().keys().list().stream()
                .filter(known -> account.key().equals(known.account()))
                .filter(known -> known.kind() != KnownKey.Kind.USER)
                .toList();
    }

    private void failed(Problem problem) {
        getChildren().setAll(new ProblemPane(problem));
    }

    private void show(List<KnownKey> keys) {
        getChildren().setAll(Controls.paragraph(TEXTS.get("keys.text"), "text-muted"));
        keys.forEach(known -> getChildren().add(line(known)));
        var all = Controls.button(
                TEXTS.get("keys.all"), Feather.KEY, () -> context.navigator().go(ScreenId.KEYS), "small");
        getChildren().add(Controls.row("button-row", all));
    }

    private static Node line(KnownKey known) {
        var kind = TEXTS.get("keys.kind." + known.kind().name().toLowerCase(Locale.ROOT), known.name());
        var held = Controls.whole(TEXTS.get(known.held() ? "keys.held" : "keys.held.not"), "text-muted");
        held.setGraphic(Controls.icon(known.held() ? Feather.LOCK : Feather.MINUS));
        var head = Controls.row("line", Controls.label(kind), Controls.spring(), held);
        var foot = Controls.row("line", new KeyLabel(known.key()), Controls.spring());
        var uses = known.users().size() + known.activations().size();
        foot.getChildren().add(Controls.whole(TEXTS.get("keys.uses", uses), "text-muted"));
        var box = new VBox(head, foot);
        box.getStyleClass().add("revocation");
        return box;
    }
}
