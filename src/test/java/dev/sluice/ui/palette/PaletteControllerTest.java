package dev.sluice.ui.palette;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.ui.command.Command;
import dev.sluice.ui.command.Impact;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.testing.ControllerTest;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;

@DisplayName("The palette, without a toolkit")
class PaletteControllerTest extends ControllerTest {

    private final Account exporter = console.unit().account("ACCTA");
    private final Account importer = console.unit().account("ACCTB");
    private final PaletteModel model = new PaletteModel();
    private int refreshed;

    private PaletteController open() {
        var refresh = Command.of("refresh", "Look again", Feather.REFRESH_CW, Impact.READ, () -> refreshed++);
        var off = Command.of("off", "Look away", Feather.EYE_OFF, Impact.READ, () -> {})
                .unless(new SimpleStringProperty("not now"));
        var controller = new PaletteController(console.context(), List.of(refresh, off), model);
        controller.open();
        return controller;
    }

    private List<String> names() {
        return model.found().stream().map(PaletteEntry::name).toList();
    }

    private void export() {
        var draft = new ExportDraft(exporter.key(), "orders", "orders.>", ShareKind.STREAM, Visibility.PUBLIC);
        console.unit().services().exports().add(draft, OperationOptions.now());
    }

    @Test
    void whatCanBeDoneAndWhatIsThereIsFoundByAPartOfItsName() {
        export();
        var palette = open();
        palette.search("look");
        assertEquals(List.of("Look again"), names());
        model.found().getFirst().go().run();
        assertEquals(1, refreshed);
        palette.search(" ACCT");
        assertEquals(List.of("ACCTA", "ACCTB", "orders  orders.>"), names());
        palette.search("orders.");
        model.found().getFirst().go().run();
        assertEquals(ScreenId.EXPORTS, console.gone().getLast().screen());
        palette.search("nothing of that name");
        assertEquals(List.of(), names());
    }

    @Test
    void aKeyLeadsToItsAccountAndOneOfAStrangerToAShare() {
        var palette = open();
        palette.search(importer.key().text());
        assertEquals(1, model.found().size());
        assertEquals("ACCTB", model.found().getFirst().detail());
        model.found().getFirst().go().run();
        assertEquals(importer.key().text(), console.gone().getLast().object());
        palette.search("ACCTA");
        assertEquals("ACCTA", names().getFirst());
    }
}
