/// Who may hear whom, by a model of its own, against what a real server delivers: random sequences of everything
/// that gives or takes consent.
@org.jspecify.annotations.NullMarked
package dev.sluice.consent;
