# Shared by the scripts beside it: sourced, never run. Needs `here` (the packaging folder) to be set.

say() { printf 'sluice: %s\n' "$*" >&2; }

die() {
  say "$*"
  exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

may_apt() { have apt-get && [ "$(id -u)" = 0 ]; }

# Lists of packages are fetched at most once a call, and only when something is to be installed.
apt_lists() {
  [ -n "${apt_listed:-}" ] || apt-get -qq update >/dev/null 2>&1 || true
  apt_listed=1
}

apt_knows() {
  apt_lists
  [ -n "$(apt-cache madison "$1" 2>/dev/null)" ]
}

apt_get() {
  apt_lists
  DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install "$@" >/dev/null 2>&1
}

use_jdk() {
  JAVA_HOME=$("$here/jdk") || exit 1
  PATH=$JAVA_HOME/bin:$PATH
  export JAVA_HOME PATH
}

use_maven() {
  if ! have mvn; then
    # shellcheck disable=SC2015
    may_apt && say "installing Maven" && apt_get maven && have mvn ||
      die "Maven is not here; install it (version 3.8 or newer) so that mvn is on the PATH, then run this again"
  fi
  # Maven's own libraries use calls that JDK 25 warns about; the warnings say nothing about Sluice.
  MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ${MAVEN_OPTS:-}"
  export MAVEN_OPTS
}

# JavaFX draws text with these, on a display or without one.
use_text_libraries() {
  [ "$(uname -s)" = Linux ] && have ldconfig || return 0
  missing=
  known=$(ldconfig -p 2>/dev/null || true)
  for pair in libfreetype.so.6:libfreetype6 libpangoft2-1.0.so.0:libpangoft2-1.0-0 libfontconfig.so.1:libfontconfig1 "$@"; do
    case $known in
      *"${pair%%:*}"*) ;;
      *) missing="$missing ${pair#*:}" ;;
    esac
  done
  [ -n "$missing" ] || return 0
  if may_apt; then
    say "installing$missing"
    # shellcheck disable=SC2086
    apt_get $missing && return 0
  fi
  say "these system packages are missing, the window may not open without them:$missing"
}
