# Sourced by ./run and ./test: what both need. Installs what is missing, builds the web client and the presets asked for.
# Everything is safe to repeat: a step whose inputs have not changed is skipped.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$here" || exit 1

# The cache serves every checkout on this machine, wherever it lies.
export CCACHE_BASEDIR=$here CCACHE_NOHASHDIR=1

say() { printf '\033[1m▸ %s\033[0m\n' "$*"; }
fail() {
  printf '\033[31m✗ %s\033[0m\n' "$*" >&2
  exit 1
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  else fail "Installing packages needs root. Run this as root once, or install sudo."
  fi
}

# missing_packages <list>: Debian packages of the list that are not there yet. Node and npm count as present when other ones are on the PATH.
missing_packages() {
  local package
  while read -r package; do
    case "$package" in
      '' | '#'*) continue ;;
      nodejs) command -v node >/dev/null && continue ;;
      npm) command -v npm >/dev/null && continue ;;
    esac
    dpkg-query -W -f='${db:Status-Status}\n' "$package" 2>/dev/null | grep -q '^installed$' || printf '%s\n' "$package"
  done <"$1"
}

# install_packages [<list>]: of config/packages.txt
install_packages() {
  command -v apt-get >/dev/null || fail "This script installs with apt-get: it is made for Debian 12."
  local missing
  missing=$(missing_packages "${1:-config/packages.txt}")
  [ -z "$missing" ] && return
  say "Installing $(wc -w <<<"$missing") Debian packages"
  as_root apt-get -qq update || fail "apt-get update failed. Check the network and try again."
  # shellcheck disable=SC2086  # one word a package
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends $missing >build/apt.log 2>&1 ||
    fail "Installing packages failed; the last lines of build/apt.log say why: $(tail -n 3 build/apt.log)"
}

check_node() {
  local major
  major=$(node --version | sed 's/^v\([0-9]*\).*/\1/')
  [ "$major" -ge 18 ] || fail "Node $(node --version) is too old: 18 or newer is needed (Debian 12's own will do)."
}

hash_of() { find "$@" -type f -not -path '*/node_modules/*' -not -path '*/dist/*' -print0 | sort -z | xargs -0 sha256sum | sha256sum | cut -d' ' -f1; }

# same <stamp> <hash>: true when the stamp holds the hash. mark <stamp> <hash>: writes it.
same() { [ -f "build/$1.stamp" ] && [ "$(cat "build/$1.stamp")" = "$2" ]; }
mark() { printf '%s\n' "$2" >"build/$1.stamp"; }

# install_npm <folder>: the packages of its lock file
install_npm() {
  local lock
  lock=$(sha256sum "$1/package-lock.json" | cut -d' ' -f1)
  [ -d "$1/node_modules" ] && same "npm-${1//\//-}" "$lock" && return
  say "Installing npm packages of $1"
  (cd "$1" && npm ci --no-audit --no-fund --loglevel=error) || fail "npm ci failed in $1. Check the network and try again."
  mark "npm-${1//\//-}" "$lock"
}

build_web() {
  install_npm web-client
  local inputs
  inputs=$(hash_of web-client protocol/generated/ts)
  [ -f web-client/dist/index.html ] && same web "$inputs" && return
  say "Building the web client"
  (cd web-client && npm run --silent build) || fail "The web client did not build; the lines above say why."
  mark web "$inputs"
}

# build_preset <preset> <targets>...
build_preset() {
  local preset=$1
  shift
  say "Building ($preset): $*"
  local launcher=()
  command -v ccache >/dev/null && launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache -DCMAKE_C_COMPILER_LAUNCHER=ccache)
  cmake --preset "$preset" "${launcher[@]}" -Wno-dev >"build/$preset.configure.log" 2>&1 ||
    fail "cmake could not configure the preset $preset: $(tail -n 5 "build/$preset.configure.log")"
  ninja -C "build/$preset" "$@" || fail "The preset $preset did not build; the lines above say why."
}

mkdir -p build
