package dev.sluice.domain.jwt.validation;

import java.util.regex.Pattern;

/// Addresses and CIDR blocks as Go's `net` package takes them. The JDK's own parser would ask the name service and
/// takes more forms.
final class IpText {
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern V4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,8}");
    private static final int GROUPS = 8;

    private IpText() {}

    static boolean isCidr(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return false;
        }
        var address = text.substring(0, slash);
        var mask = text.substring(slash + 1);
        if (!DIGITS.matcher(mask).matches()) {
            return false;
        }
        int bits = Integer.parseInt(mask);
        return (isV4(address) && bits <= 32) || (isV6(address) && bits <= 128);
    }

    static boolean isV4(String text) {
        return V4.matcher(text).matches();
    }

    /// Without a zone.
    static boolean isV6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return count(text) == GROUPS;
        }
        var head = text.substring(0, gap);
        var tail = text.substring(gap + 2);
        int before = head.isEmpty() ? 0 : count(head);
        int after = tail.isEmpty() ? 0 : count(tail);
        // The two colons stand for at least one group; a dotted address may only be at the end.
        return before >= 0 && after >= 0 && before + after < GROUPS && head.indexOf('.') < 0;
    }

    /// Number of 16-bit groups, or -1 when one is malformed. A dotted address at the end counts two.
    private static int count(String text) {
        var parts = text.split(":", -1);
        int groups = 0;
        for (int i = 0; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            if (GROUP.matcher(parts[i]).matches()) {
                groups++;
            } else if (last && isV4(parts[i])) {
                groups += 2;
            } else {
                return -1;
            }
        }
        return groups;
    }
}
