package dev.sluice.domain.audit;

/// Something an act was about, as it was called then.
///
/// @param kind `account`, `connection`, `export`…
/// @param id public key or UUID; empty for what was never made
public record AuditObject(String kind, String id, String name) {
    public static final String ACCOUNT = "account";

    public boolean isAccount() {
        return kind.equals(ACCOUNT);
    }
}
