package dev.sluice.domain.jwt.claims;

import dev.sluice.domain.jwt.json.UnknownFields;
import dev.sluice.domain.model.ShareKind;
import org.jspecify.annotations.Nullable;

/// An import in an account's token. `subject` is the exporter's side, `localSubject` the importer's (empty for the
/// same); `token` the bare activation token, empty for a public export; `to` is deprecated and only read. `type`
/// is null only in a faulty token that was read.
public record ImportClaim(
        String name,
        String subject,
        String account,
        String token,
        String to,
        String localSubject,
        @Nullable ShareKind type,
        boolean share,
        boolean allowTrace,
        UnknownFields unknown) {

    /// What a `null` entry of the list is read as; refused by rule I1.
    public static final ImportClaim MISSING =
            new Builder("", null, "").name("\0null").build();

    /// An import of that account's export.
    public static Builder builder(String subject, ShareKind type, String account) {
        return new Builder(subject, type, account);
    }

    public static Builder builder() {
        return new Builder("", null, "");
    }

    public boolean isService() {
        return type == ShareKind.SERVICE;
    }

    public boolean isMissing() {
        return equals(MISSING);
    }

    /// The subject in the importing account, as it stands in the token (may contain `$1`). The deprecated `to`
    /// goes before the subject of a stream; of a service it is what the exporter has.
    public String effectiveSubject() {
        if (!localSubject.isEmpty()) {
            return localSubject;
        }
        return to.isEmpty() || isService() ? subject : to + "." + subject;
    }

    /// The subject in the exporting account.
    public String remoteSubject() {
        return to.isEmpty() || !isService() ? subject : to;
    }

    /// A builder that starts with this import.
    public Builder copy() {
        var copy = new Builder(subject, type, account);
        copy.name = name;
        copy.token = token;
        copy.to = to;
        copy.localSubject = localSubject;
        copy.share = share;
        copy.allowTrace = allowTrace;
        copy.unknown = unknown;
        return copy;
    }

    /// Collects an import. Not safe for several threads.
    public static final class Builder {
        private String subject;
        private @Nullable ShareKind type;
        private String account;
        private String name = "";
        private String token = "";
        private String to = "";
        private String localSubject = "";
        private boolean share;
        private boolean allowTrace;
        private UnknownFields unknown = UnknownFields.NONE;

        private Builder(String subject, @Nullable ShareKind type, String account) {
            this.subject = subject;
            this.type = type;
            this.account = account;
        }

        public Builder subject(String value) {
            subject = value;
            return this;
        }

        public Builder type(@Nullable ShareKind value) {
            type = value;
            return this;
        }

        public Builder account(String value) {
            account = value;
            return this;
        }

        public Builder name(String value) {
            name = value;
            return this;
        }

        public Builder token(String value) {
            token = value;
            return this;
        }

        public Builder to(String value) {
            to = value;
            return this;
        }

        public Builder localSubject(String value) {
            localSubject = value;
            return this;
        }

        public Builder shared() {
            share = true;
            return this;
        }

        public Builder unshared() {
            share = false;
            return this;
        }

        public Builder traceForbidden() {
            allowTrace = false;
            return this;
        }

        public Builder traceAllowed() {
            allowTrace = true;
            return this;
        }

        public Builder unknown(UnknownFields value) {
            unknown = value;
            return this;
        }

        public ImportClaim build() {
            return new ImportClaim(name, subject, account, token, to, localSubject, type, share, allowTrace, unknown);
        }
    }
}
