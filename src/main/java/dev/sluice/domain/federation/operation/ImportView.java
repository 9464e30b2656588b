package dev.sluice.domain.federation.operation;

import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Import;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.nkey.PublicKey;

/// Anything an account imports: by consent (a connection), from a public export, or as its claims came from
/// elsewhere.
public sealed interface ImportView {
    String name();

    PublicKey account();

    PublicKey exporter();

    ShareKind kind();

    Subject subject();

    Subject effectiveSubject();

    record Consented(Connection connection) implements ImportView {
        @Override
        public String name() {
            return connection.importName();
        }

        @Override
        public PublicKey account() {
            return connection.importer();
        }

        @Override
        public PublicKey exporter() {
            return connection.exporter();
        }

        @Override
        public ShareKind kind() {
            return connection.share().kind();
        }

        @Override
        public Subject subject() {
            return connection.share().subject();
        }

        @Override
        public Subject effectiveSubject() {
            return connection.effectiveSubject();
        }
    }

    record Public(Import row) implements ImportView {
        @Override
        public String name() {
            return row.name();
        }

        @Override
        public PublicKey account() {
            return row.account();
        }

        @Override
        public PublicKey exporter() {
            return row.exporter();
        }

        @Override
        public ShareKind kind() {
            return row.kind();
        }

        @Override
        public Subject subject() {
            return row.subject();
        }

        @Override
        public Subject effectiveSubject() {
            return row.effectiveSubject();
        }
    }

    /// A claim that no row stands for. Servers act on it like on any other.
    record Kept(
            PublicKey account,
            PublicKey exporter,
            ShareKind kind,
            Subject subject,
            Subject effectiveSubject,
            ImportClaim claim)
            implements ImportView {
        @Override
        public String name() {
            return claim.name().isBlank() ? subject.text() : claim.name();
        }

        /// Whether it rests on the exporter's consent.
        public boolean isConsented() {
            return !claim.token().isEmpty();
        }
    }
}
