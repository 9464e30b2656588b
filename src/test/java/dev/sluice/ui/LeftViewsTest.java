package dev.sluice.ui;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.OfferDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.testing.SeedSearch;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.testing.TestWorkspace;
import dev.sluice.ui.testing.UiTest;
import java.lang.ref.WeakReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Views can be collected once they are left (architecture.md#threads)")
class LeftViewsTest extends UiTest {

    /// Each is whole; a frame lies between them, in which JavaFX forgets what was under the mouse and had the
    /// focus.
    private static final int MOST_COLLECTIONS = 40;

    private static final String PASSPHRASE = "open sesame";

    private final Map<String, WeakReference<Node>> left = new LinkedHashMap<>();
    private TestWorkspace workspace;
    private Environment second;

    @BeforeEach
    void openTwoEnvironments() {
        workspace = new TestWorkspace(root.resolve("two"), PASSPHRASE);
        var first = workspace.environments().create("First", Level.DEVELOPMENT, List.of());
        second = workspace.environments().create("Second", Level.DEVELOPMENT, List.of());
        var services = workspace.services(first.id());
        var carts = services.accounts()
                .add("ACCTA", Limits.core(), OperationOptions.now())
                .value();
        var shop = services.accounts()
                .add("ACCTB", Limits.core(), OperationOptions.now())
                .value();
        services.exports()
                .add(
                        new ExportDraft(carts.key(), "carts", "carts.>", ShareKind.STREAM, Visibility.PRIVATE),
                        OperationOptions.now());
        services.federation().offer(new OfferDraft(carts.key(), shop.key(), "orders", "orders.>", ShareKind.STREAM));
    }

    @AfterEach
    void closeWorkspace() {
        workspace.close();
    }

    @Test
    @DisplayName("all screens of an environment, when another one is switched to")
    void switchedAway() {
        use(List.of(ScreenId.values()));
        fx(() -> window().switchTo(second));
        awaitText("Second");
        assertCollected();
    }

    @Test
    @DisplayName("the screens of a workspace, when it is closed by the keyboard")
    void closed() {
        use(List.of(ScreenId.EXPORTS, ScreenId.FLOWS, ScreenId.ACCOUNTS));
        keys(KeyCode.CONTROL, KeyCode.W);
        awaitNode("#door-sandbox");
        assertCollected();
    }

    @Test
    @DisplayName("the doors, when a workspace is entered")
    void doors() {
        workspace.vault().lock();
        fx(() -> window().showWelcome());
        awaitNode("#door-sandbox");
        remember("welcome", ".sheet-host > StackPane");
        fx(() -> window().startOnboarding());
        awaitNode("#onboarding-folder");
        remember("onboarding", ".sheet-host > StackPane");
        enter(workspace);
        awaitNode("#unlock");
        remember("unlock", ".sheet-host > StackPane");
        write("#passphrase", PASSPHRASE);
        press("#unlock");
        awaitText("First");
        assertCollected();
    }

    /// Looks at screens as a person does: with a row selected where there are some, the focus in it, and a sheet
    /// that comes and goes.
    private void use(List<ScreenId> screens) {
        enter(workspace);
        awaitText("First");
        remember("frame", ".sheet-host > StackPane");
        for (var screen : screens) {
            go(screen);
            remember(screen.key(), ".screen");
            fx(this::selectFirst);
            assertEquals(List.of(), onFx(() -> SeedSearch.in(String.join("\n", texts()))), screen.key());
            keys(KeyCode.CONTROL, KeyCode.K);
            awaitNode("#palette-field");
            keys(KeyCode.ESCAPE);
            await(() -> lookup("#palette-field") == null);
        }
    }

    /// Some have no entry of their own.
    private void go(ScreenId screen) {
        switch (screen) {
            case TIERS, TEMPLATES -> {
                press("#go-accounts");
                menu("#accounts-shapes", "accounts-" + screen.key());
            }
            default -> press("#go-" + screen.key());
        }
    }

    private void selectFirst() {
        if (lookup(".screen .table-view") instanceof TableView<?> table) {
            table.requestFocus();
            table.getSelectionModel().selectFirst();
        }
    }

    private void remember(String name, String place) {
        left.put(name, onFx(() -> new WeakReference<>(first(lookup(place)))));
    }

    private static Node first(@Nullable Node pane) {
        return ((Pane) requireNonNull(pane)).getChildren().getFirst();
    }

    private @Nullable Node lookup(String query) {
        return window().stage().getScene().getRoot().lookup(query);
    }

    private void assertCollected() {
        for (var turn = 0; turn < MOST_COLLECTIONS && !alive().isEmpty(); turn++) {
            System.gc();
            awaitFrame();
        }
        assertEquals(List.of(), alive());
    }

    private List<String> alive() {
        return left.entrySet().stream()
                .filter(view -> !view.getValue().refersTo(null))
                .map(Map.Entry::getKey)
                .toList();
    }
}
