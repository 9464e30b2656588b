/// What Sluice does when it, a server or the network fails at the worst moment.
@org.jspecify.annotations.NullMarked
package dev.sluice.faults;
