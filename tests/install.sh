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

install_packages() {
  local missing
  read -r -d '' -a missing < <(tools_not_installed)
  [ "${#missing[@]}" -eq 0 ] && return
  if may_install; then
    check "install ${missing[*]}" apt_install "${missing[@]}"
  else
    echo "Missing: ${missing[*]}. Install them (Debian: apt-get install ${missing[*]}), or run this as root once."
    fail "missing: ${missing[*]}"
  fi
}

install_azurite() {
  local lock=tests/azurite/package-lock.json installed=tests/azurite/node_modules/.package-lock.json
  [ -f "$lock" ] || return 0
  # npm writes this copy last, so an older or absent one means an incomplete installation.
  [ "$installed" -nt "$lock" ] && return
  check "install azurite" npm ci --prefix tests/azurite --no-audit --no-fund
}
