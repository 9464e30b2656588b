package dev.sluice.ui.screen.environments;

import dev.sluice.domain.jwt.claims.OperatorClaims;
import dev.sluice.domain.key.OperatorPatch;
import dev.sluice.domain.model.Environment;
import dev.sluice.ui.form.TypedWords;
import dev.sluice.ui.operation.OperationModel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// What is to change in what an operator says of itself.
final class EditOperatorModel extends OperationModel {

    /// Its end stays.
    static final int AS_IS = -1;

    private final Environment environment;
    private final OperatorClaims present;
    private final Instant now;
    private final BooleanProperty strict;
    private final StringProperty services;
    private final StringProperty accountServer;
    private final StringProperty tags;
    private final ObjectProperty<Integer> years = new SimpleObjectProperty<>(AS_IS);

    EditOperatorModel(EnvironmentsRow row, Instant now) {
        this.environment = row.environment();
        this.present = row.claims();
        this.now = now;
        strict = new SimpleBooleanProperty(present.strictSigningKeyUsage());
        services = new SimpleStringProperty(String.join("\n", present.serviceUrls()));
        accountServer = new SimpleStringProperty(present.accountServerUrl());
        tags = new SimpleStringProperty(String.join(", ", present.tags()));
        require(Bindings.createBooleanBinding(() -> !patch().isEmpty(), strict, services, accountServer, tags, years));
    }

    Environment environment() {
        return environment;
    }

    BooleanProperty strict() {
        return strict;
    }

    /// The URLs of its servers.
    StringProperty services() {
        return services;
    }

    StringProperty accountServer() {
        return accountServer;
    }

    StringProperty tags() {
        return tags;
    }

    /// From now to its end; 0 for none.
    ObjectProperty<Integer> years() {
        return years;
    }

    /// Only what is another than before, so that nothing is said anew for nothing.
    OperatorPatch patch() {
        var had = present.tags();
        var wished = TypedWords.of(tags.get());
        var urls = TypedWords.of(services.get());
        var server = accountServer.get().strip();
        return new OperatorPatch(
                strict.get() == present.strictSigningKeyUsage() ? null : strict.get(),
                urls.equals(present.serviceUrls()) ? null : urls,
                server.equals(present.accountServerUrl()) ? null : server,
                expires(),
                wished.stream().filter(tag -> !had.contains(tag)).toList(),
                had.stream().filter(tag -> !wished.contains(tag)).toList(),
                List.of(),
                List.of());
    }

    /// In unix seconds, 0 for never; null as it is.
    private @Nullable Long expires() {
        var chosen = years.get();
        if (chosen == AS_IS) {
            return null;
        }
        return chosen == 0 ? 0 : now.plus(Duration.ofDays(365L * chosen)).getEpochSecond();
    }
}
