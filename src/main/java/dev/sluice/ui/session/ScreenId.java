package dev.sluice.ui.session;

/// The screens of the main window, in the order of the sidebar.
public enum ScreenId {
    ACCOUNTS,
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
    INSPECTOR,
    SETTINGS,
    /// Behind the bell of the header; no entry in the sidebar.
    NOTICES,
    /// Has no entry in the sidebar.
    SHARE;

    /// Key of its texts: `accounts`.
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
