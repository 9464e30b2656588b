package dev.sluice.ui.screen.terminated;

import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Facts;
import dev.sluice.ui.control.Kinds;
import dev.sluice.ui.control.NameField;
import dev.sluice.ui.operation.OperationView;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;

/// Review before an ended connection is offered once more, under the name that a person chooses.
final class OfferAgainSheet {

    private static final Messages TEXTS = Messages.of("terminated");

    private OfferAgainSheet() {}

    static void show(ScreenContext context, TerminatedRow row) {
        var model = new OfferAgainModel(row.name());
        var controller = new OfferAgainController(context, row, model);
        var share = row.connection().share();
        var facts = new Facts()
                .add(TEXTS.get("from"), row.exporter().name())
                .add(TEXTS.get("to"), row.importer().name())
                .addMono(TEXTS.get("subject"), row.subject())
                .add(TEXTS.get("kind"), Kinds.label(share.kind()));
        var name = new NameField(TEXTS.get("offer.name"), TEXTS.get("offer.name.hint"), model.name());
        name.input().setId("offer-name");
        var sheet = new OperationView(controller, model, TEXTS.get("offer.title", row.name()))
                .about(row.exporter().name(), share.exporter())
                .about(row.importer().name(), share.importer())
                .with(
                        Controls.paragraph(
                                TEXTS.get("offer.effect", row.importer().name())),
                        facts,
                        name)
                .verb(TEXTS.get("offer.verb"));
        model.offered().subscribe(offered -> {
            if (offered != null) {
                sheet.aside(Controls.button(TEXTS.get("offer.show"), () -> {
                    sheet.close();
                    controller.show(offered);
                }));
            }
        });
        sheet.startAt(name.input());
        context.dialogs().show(sheet);
    }
}
