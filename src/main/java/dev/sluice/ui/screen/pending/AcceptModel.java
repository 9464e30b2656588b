package dev.sluice.ui.screen.pending;

import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.SubjectMapping;
import dev.sluice.ui.connection.MeantModel;
import dev.sluice.ui.control.CheckedText;
import dev.sluice.ui.operation.OperationModel;
import dev.sluice.ui.text.Messages;

/// Where an accepted offer is to arrive.
final class AcceptModel extends OperationModel {

    private static final Messages TEXTS = Messages.of("pending");

    private final CheckedText local;
    private final MeantModel meant = new MeantModel();

    AcceptModel(Subject offered) {
        local = new CheckedText(text -> arrival(offered, text));
        local.text().set(offered.text());
        require(local.usable());
    }

    /// The subject under which it arrives.
    CheckedText local() {
        return local;
    }

    MeantModel meant() {
        return meant;
    }

    private static String arrival(Subject offered, String text) {
        var mapping = new SubjectMapping(offered, Subject.of(text));
        var example = offered.example();
        return TEXTS.get("local.example", example, mapping.apply(example));
    }
}
