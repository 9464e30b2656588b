/// What is measured and printed, not judged by time: `mvn -Pbench test`.
@org.jspecify.annotations.NullMarked
package dev.sluice.bench;
