package dev.sluice.ui.session;

/// The screens of the main window, in the order of the sidebar.
public enum ScreenId {
    ACCOUNTS,
    USERS,
    EXPORTS,
    IMPORTS,
    PENDING,
    CONNECTIONS,
    TERMINATED,
    FLOWS,
    REVIEW,
    DRIFT,
    AUDIT,
    KEYS,
    ENVIRONMENTS,
    INSPECTOR,
    SETTINGS,
    /// Reached from the accounts; no entry in the sidebar.
    TIERS,
    /// Likewise.
    TEMPLATES,
    /// Behind the bell of the header; no entry in the sidebar.
    NOTIFICATIONS,
    /// Has no entry in the sidebar.
    SHARE;

    /// Key of its texts: `accounts`.
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
