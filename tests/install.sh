# What the tests need besides the .NET SDK: a browser, a Chinese font, and Azurite from its lock file.

# Runs a command as root where that needs no password.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}

may_install() {
  command -v apt-get >/dev/null && { [ "$(id -u)" -eq 0 ] || sudo -n true 2>/dev/null; }
}

tools_not_installed() {
  command -v chromium >/dev/null || echo chromium
  # Without a Chinese font the pages are boxes, and their widths are wrong.
  fc-list :lang=zh 2>/dev/null | grep -q . || echo fonts-noto-cjk fontconfig
  command -v npm >/dev/null || echo nodejs npm
}

apt_install() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q &&
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@"
}

azurite_is_installed() {
  # npm writes this copy last, so an older or absent one means an incomplete installation.
  [ tests/azurite/node_modules/.package-lock.json -nt tests/azurite/package-lock.json ]
}

install_all() {
  [ "$#" -eq 0 ] || apt_install "$@" || return
  azurite_is_installed || npm ci --prefix tests/azurite --no-audit --no-fund
}

# Begins what is missing, in the background: it waits for the network most of the time, and only the tests need it.
begin_installs() {
  local missing
  read -r -d '' -a missing < <(tools_not_installed)
  if [ "${#missing[@]}" -gt 0 ] && ! may_install; then
    echo "Missing: ${missing[*]}. Install them (Debian: apt-get install ${missing[*]}), or run this as root once."
    fail "missing: ${missing[*]}"
    missing=()
  fi
  installs=("${missing[@]}")
  azurite_is_installed || installs+=(azurite)
  [ "${#installs[@]}" -eq 0 ] && return
  install_all "${missing[@]}" >"$logs/installs.log" 2>&1 </dev/null &
  installing=$!
}

installed() {
  local exit=0
  wait "$installing" || exit=$?
  cat "$logs/installs.log"
  return "$exit"
}

end_installs() {
  [ "${#installs[@]}" -eq 0 ] || check "install ${installs[*]}" installed
}
