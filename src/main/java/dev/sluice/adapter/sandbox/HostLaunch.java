package dev.sluice.adapter.sandbox;

/// A host about to be: whatever takes time and needs nothing yet has begun. Closing it ends what was begun, unless
/// a host has come out of it, which is closed by itself.
interface HostLaunch extends AutoCloseable {
    /// Starts the servers and waits until they are ready. Called once.
    ///
    /// Throws [dev.sluice.domain.problem.ProblemException] (`SANDBOX_START_FAILED`); nothing is left running then.
    ServerHost start(ServerTrust trust);

    @Override
    void close();
}
