package dev.sluice.adapter.nats.resolver;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.port.LoadedAccount;
import dev.sluice.domain.port.LoadedAccount.Completeness;
import dev.sluice.domain.port.LoadedAccount.Validity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The `account_detail` of ACCOUNTZ as servers write it.
record AccountDetail(
        @Nullable String jwt,
        @Nullable Boolean complete,
        @Nullable Boolean expired,
        @Nullable List<@Nullable ImportJson> imports,
        @Nullable List<@Nullable ExportJson> exports) {

    private static final Set<String> AUTOMATIC = Set.of(
            "$JS.API.>",
            "$SYS.REQ.ACCOUNT.PING.CONNZ",
            "$SYS.REQ.ACCOUNT.PING.STATZ",
            "$SYS.REQ.SERVER.PING.CONNZ",
            "$SYS.REQ.USER.INFO");

    /// In the terms of the port; nothing for an account that is not loaded: a placeholder has no JWT
    /// (nats-server-facts.md#1.12).
    static LoadedAccount.@Nullable Detail normalised(@Nullable AccountDetail detail, @Nullable String systemAccount) {
        if (detail == null || detail.jwt == null || detail.jwt.isEmpty()) {
            return null;
        }
        return new LoadedAccount.Detail(
                detail.jwt,
                detail.completeness(),
                present(detail.imports)
                        .flatMap(item -> item.status().stream())
                        .filter(item -> !isAutomatic(item, systemAccount))
                        .toList(),
                present(detail.exports).flatMap(item -> item.status().stream()).toList());
    }

    private Completeness completeness() {
        if (Boolean.TRUE.equals(expired)) {
            return Completeness.EXPIRED;
        }
        return Boolean.TRUE.equals(complete) ? Completeness.COMPLETE : Completeness.INCOMPLETE;
    }

    /// Servers add these imports to every account by themselves; no claim stands behind them.
    private static boolean isAutomatic(LoadedAccount.ImportStatus item, @Nullable String systemAccount) {
        return item.account().equals(systemAccount) && AUTOMATIC.contains(item.localSubject());
    }

    private static <T> Stream<T> present(@Nullable List<@Nullable T> list) {
        return list == null ? Stream.empty() : list.stream().flatMap(Stream::ofNullable);
    }

    private static Optional<ShareKind> kind(@Nullable String type) {
        return Stream.of(ShareKind.values())
                .filter(kind -> kind.word().equals(type))
                .findFirst();
    }

    record ImportJson(
            @Nullable String account,
            @Nullable String subject,
            @Nullable String type,
            @Nullable String to,
            @JsonProperty("local_subject") @Nullable String localSubject,
            @Nullable Boolean invalid) {

        private Optional<LoadedAccount.ImportStatus> status() {
            var from = account;
            var stated = subject;
            if (from == null || stated == null) {
                return Optional.empty();
            }
            var validity = Boolean.TRUE.equals(invalid) ? Validity.INVALID : Validity.VALID;
            return kind(type)
                    .map(kind -> isSwapped(kind)
                            ? new LoadedAccount.ImportStatus(from, kind, or(to, stated), stated, validity)
                            : new LoadedAccount.ImportStatus(from, kind, stated, or(localSubject, stated), validity));
        }

        /// Up to 2.9.16 a service import has no `local_subject`: `subject` is the local one and `to` the
        /// exporter's (nats-server-facts.md#2.6).
        private boolean isSwapped(ShareKind kind) {
            return kind == ShareKind.SERVICE && (localSubject == null || localSubject.isEmpty());
        }

        private static String or(@Nullable String text, String otherwise) {
            return text == null || text.isEmpty() ? otherwise : text;
        }
    }

    record ExportJson(@Nullable String subject, @Nullable String type) {
        private Optional<LoadedAccount.ExportStatus> status() {
            var stated = subject;
            return stated == null
                    ? Optional.empty()
                    : kind(type).map(kind -> new LoadedAccount.ExportStatus(kind, stated));
        }
    }
}
