package dev.sluice.domain.model.record;

import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionId;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ExportId;
import dev.sluice.domain.model.Import;
import dev.sluice.domain.model.ImportId;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.nkey.PublicKey;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One edit that waits beside the released content until a person pushes it (domain.md#released-and-staged).
public record StagedChange(UUID id, EnvironmentId environment, Edit edit, Instant madeAt) {

    /// What is to change. Objects that are to come carry their row; objects that are to go carry their id.
    public sealed interface Edit {
        /// The account whose claims change first.
        PublicKey account();
    }

    /// @param confirmed what a person named for it because it would be done by accident otherwise
    public record AddExport(Export export, Set<String> confirmed) implements Edit {
        public AddExport {
            confirmed = Set.copyOf(confirmed);
        }

        /// The same with what was named since.
        public AddExport confirming(Set<String> more) {
            var all = new HashSet<>(confirmed());
            all.addAll(more);
            return new AddExport(export, all);
        }

        @Override
        public PublicKey account() {
            return export.account();
        }
    }

    public record RemoveExport(PublicKey account, ExportId export) implements Edit {}

    public record AddImport(Import added) implements Edit {
        @Override
        public PublicKey account() {
            return added.account();
        }
    }

    public record RemoveImport(PublicKey account, ImportId removed) implements Edit {}

    /// The importing side's yes.
    ///
    /// @param subject what is taken of the offer; null for all of it, as in changes of older versions
    public record Accept(
            PublicKey account,
            ConnectionId connection,
            @Nullable Subject localSubject,
            @Nullable Subject subject) implements Edit {
        /// To all of the offer.
        public Accept(PublicKey account, ConnectionId connection, @Nullable Subject localSubject) {
            this(account, connection, localSubject, null);
        }

        /// To what this connection would be.
        public static Accept of(Connection wish) {
            return new Accept(
                    wish.importer(),
                    wish.id(),
                    wish.reception().localSubject(),
                    wish.share().subject());
        }

        /// The connection as it would be.
        public Connection wish(Connection offer) {
            var taken = subject == null ? offer : offer.taking(subject);
            return taken.with(taken.reception().at(localSubject));
        }
    }

    /// What an export says beside its name and subject.
    public record ChangeExport(PublicKey account, ExportId export, ExportPatch patch) implements Edit {}

    /// What an import says: of a row of its own, or of a connection.
    public record ChangeImport(
            PublicKey account,
            @Nullable ImportId changed,
            @Nullable ConnectionId connection,
            ImportPatch patch) implements Edit {}

    /// What an account says of itself.
    public record ChangeAccount(PublicKey account, AccountPatch patch) implements Edit {}

    /// Either side's end; `account` is the acting one.
    public record End(PublicKey account, ConnectionId connection) implements Edit {}
}
