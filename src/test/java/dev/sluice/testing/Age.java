package dev.sluice.testing;

/// Which nats-server a test runs on; the suite uses both ends of what Sluice supports.
public enum Age {
    /// The pinned current release.
    NEWEST("SLUICE_NATS_SERVER_NEWEST", "--newest"),
    /// 2.9.10.
    OLDEST("SLUICE_NATS_SERVER_OLDEST", "--oldest");

    final String variable;
    final String option;

    Age(String variable, String option) {
        this.variable = variable;
        this.option = option;
    }
}
