package dev.sluice.domain.audit;

/// What one server said to one pushed account JWT.
///
/// @param account its public key
/// @param result `stored`, `refused` or `silent`
/// @param detail the server's words; empty without
public record ServerResult(String account, String server, String result, String detail) {}
