# The package for Azure: published with the real packages where the registry has them, and held against the local host.

# missing_packages LOG: what a failed restore did not find, if that is all that was wrong with it.
missing_packages() {
  if grep 'error' "$1" | grep -qv 'NU110[12]: '; then return; fi
  sed -n 's/.*NU1102: Unable to find package \([^ ]*\) with version (>= \([^)]*\)).*/\1 \2/p
    s/.*NU1101: Unable to find package \([^ ]*\)\. .*/\1/p' "$1" | sort -u | paste -sd ',' | sed 's/,/, /g'
}

check_package() {
  local log=$logs/package-restore.log missing
  if ! dotnet restore functions/Delivery.Functions >"$log" 2>&1 </dev/null; then
    missing=$(missing_packages "$log")
    if [ -n "$missing" ]; then
      skipped=$((skipped + 1))
      echo "package … SKIPPED, neither published nor checked: the registry has no $missing"
      return
    fi
    fail "package restore"
    sed 's/^/    /' "$log"
    return
  fi
  check "package" dotnet publish functions/Delivery.Functions -c Release --no-restore -o "$logs/package" || return
  check "package functions" env DELIVERY_PACKAGE="$logs/package" \
    dotnet tests/Delivery.Functions.Tests/bin/Local/Release/net10.0/Delivery.Functions.Tests.dll \
    --filter-trait "Needs=Package" --fail-skips on --no-ansi --progress off
}
