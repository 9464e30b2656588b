package dev.sluice.adapter.sandbox;

/// Whether a server also answers HTTP monitoring requests, on loopback.
public enum Monitoring {
    NONE,
    LOOPBACK
}
