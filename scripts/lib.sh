# shellcheck shell=bash
# Shared by the scripts beside it; sourced, never run. Each script stands in the repository's root.

# shellcheck disable=SC2034 # used by the scripts that source this
cache="${SLUICE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/sluice}"

# One clear line, then out.
fail() {
  echo "${0##*/}: $*" >&2
  exit 1
}

# Progress goes to standard error: standard output belongs to results.
say() { echo "${0##*/}: $*" >&2; }

require_swift() {
  command -v swift >/dev/null ||
    fail "Swift 6.2 or later is needed and 'swift' is not on PATH; see https://www.swift.org/install"
}

# The options of release builds. With the standard library inside the program, a start takes some 2 ms less; with each
# function in a section of its own, the linker can leave out those that nobody calls (scripts/release).
release_options() {
  echo "--configuration release"
  local resources
  resources=$(swiftc -print-target-info -static-stdlib 2>/dev/null | sed -n 's/.*"runtimeResourcePath": "\(.*\)".*/\1/p')
  if [[ $(uname) == Linux && -d ${resources:-/nonexistent} ]]; then
    echo "--static-swift-stdlib"
    echo "-Xswiftc -Xfrontend -Xswiftc -function-sections -Xcc -ffunction-sections -Xcc -fdata-sections"
  fi
}

# How long the first debug build of the program takes here: some 420 seconds of one processor, the last 60 of which are
# spent one after another, and the download of the packages (measured; the table is in CONTRIBUTING.md).
first_build_minutes() {
  local processors seconds
  processors=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
  seconds=$((60 + 360 / processors + 20))
  echo "$(((seconds + 30) / 60)) minutes on $processors processors"
}

# The versions of what is used, for the log: Package.resolved is not in the repository.
print_versions() {
  swift --version 2>/dev/null | sed -n 's/.*\(Swift version [0-9.]*\).*/\1/p' | head -1
  echo "libyaml $(pkg-config --modversion yaml-0.1 2>/dev/null || echo unknown)"
  awk -F'"' '/"identity"/ { name = $4 } name && /"version"/ { print name, $4; name = "" }' Package.resolved
}

# install_packages WHAT [APT-PACKAGE ...] [-- BREW-PACKAGE ...]
# Installs with apt-get or brew, whichever this machine has.
install_packages() {
  local what=$1 apt=() brew=()
  shift
  while [[ $# -gt 0 && $1 != -- ]]; do apt+=("$1"); shift; done
  [[ $# -eq 0 ]] || shift
  brew=("$@")
  if command -v apt-get >/dev/null && [[ ${#apt[@]} -gt 0 ]]; then
    local as_root=()
    if [[ $(id -u) -ne 0 ]]; then
      command -v sudo >/dev/null || fail "$what is missing; as root, run: apt-get install ${apt[*]}"
      as_root=(sudo)
    fi
    say "installing ${apt[*]} with apt-get"
    local environment=(env DEBIAN_FRONTEND=noninteractive)
    {
      "${as_root[@]+"${as_root[@]}"}" "${environment[@]}" apt-get update -q &&
        "${as_root[@]+"${as_root[@]}"}" "${environment[@]}" apt-get install -y -q --no-install-recommends "${apt[@]}"
    } >&2 || fail "$what is missing and 'apt-get install ${apt[*]}' failed (its messages are above)"
  elif command -v brew >/dev/null && [[ ${#brew[@]} -gt 0 ]]; then
    say "installing ${brew[*]} with brew"
    brew install "${brew[@]}" >&2 || fail "$what is missing and 'brew install ${brew[*]}' failed"
  else
    fail "$what is missing and neither apt-get nor brew can install it here; install it and run this again"
  fi
}

require_pip() {
  python3 -m pip --version >/dev/null 2>&1 ||
    install_packages "Python 3 with pip" python3 python3-pip -- python
  python3 -m pip --version >/dev/null 2>&1 ||
    fail "'python3 -m pip' does not work; install pip for $(command -v python3 || echo python3)"
}

# download_wheel PACKAGE==VERSION SHA256 FOLDER: prints the wheel's path.
download_wheel() {
  local package=$1 hash=$2 folder=$3 wheels
  require_pip
  say "downloading $package"
  mkdir -p "$folder"
  echo "$package --hash=sha256:$hash" >"$folder/requirements.txt"
  python3 -m pip download --quiet --no-deps --only-binary :all: --require-hashes \
    --dest "$folder" --requirement "$folder/requirements.txt" >&2 ||
    fail "could not download $package from PyPI (pip's message is above)"
  wheels=("$folder"/*.whl)
  echo "${wheels[0]}"
}

# new_folder_in PARENT: a temporary folder on the parent's file system, so that a rename out of it is atomic.
new_folder_in() {
  mkdir -p "$1" || fail "cannot write to the cache folder $1; set SLUICE_CACHE to another"
  mktemp -d "$1/.new.XXXXXX"
}
