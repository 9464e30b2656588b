package dev.sluice.ui.screen.terminated;

import dev.sluice.domain.federation.operation.OfferDraft;
import dev.sluice.domain.model.Connection;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Facts;
import dev.sluice.ui.control.Kinds;
import dev.sluice.ui.control.NameField;
import dev.sluice.ui.operation.OperationSheet;
import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.text.Messages;
import java.util.concurrent.atomic.AtomicReference;

/// Makes the same offer once more, as a new connection.
final class OfferAgainSheet {

    private static final Messages TEXTS = Messages.of("terminated");

    private final ScreenContext context;

    OfferAgainSheet(ScreenContext context) {
        this.context = context;
    }

    void show(TerminatedRow row) {
        var share = row.connection().share();
        var facts = new Facts()
                .add(TEXTS.get("from"), row.exporter().name())
                .add(TEXTS.get("to"), row.importer().name())
                .addMono(TEXTS.get("subject"), row.subject())
                .add(TEXTS.get("kind"), Kinds.label(share.kind()));
        var field = new NameField(TEXTS.get("offer.name"), TEXTS.get("offer.name.hint"));
        field.input().setId("offer-name");
        var name = new AtomicReference<>(row.name());
        field.input().textProperty().subscribe(text -> name.set(text.strip()));
        field.input().setText(row.name());
        var federation = context.session().services().federation();
        var act = new OperationSheet<Connection>(context.jobs(), TEXTS.get("offer.title", row.name()));
        act.about(row.exporter().name(), share.exporter()).about(row.importer().name(), share.importer());
        act.with(Controls.paragraph(TEXTS.get("offer.effect", row.importer().name())), facts, field)
                .when(field.usable())
                .verb(
                        TEXTS.get("offer.verb"),
                        _ -> federation.offer(new OfferDraft(
                                share.exporter(), share.importer(), name.get(), row.subject(), share.kind())),
                        offered -> said(act, row, offered));
        act.startAt(field.input());
        context.dialogs().show(act);
    }

    private String said(OperationSheet<Connection> act, TerminatedRow row, Connection offered) {
        act.aside(Controls.button(TEXTS.get("offer.show"), () -> {
            act.close();
            context.navigator()
                    .go(new Route(ScreenId.PENDING, offered.id().value().toString()));
        }));
        var sentence =
                TEXTS.get("offer.done", offered.share().name(), row.importer().name());
        context.session().lastResult().set(sentence);
        return sentence;
    }
}
