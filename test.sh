#!/usr/bin/env bash
# Installs what the tests need, checks format, build and templates, and runs every test.
# The last line counts tests and checks together; the exit code is 0 only when nothing failed.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
# A build node left behind would keep a CI job's output open.
export MSBUILDDISABLENODEREUSE=1
# So many seasons under failures, each from a seed of its own; a run by hand plays ten.
export DELIVERY_SEEDS=${DELIVERY_SEEDS:-6}

logs=$PWD/TestResults
passed=0 failed=0 skipped=0 failures=() installs=()

rm -rf "$logs" && mkdir -p "$logs" || exit 1

fail() {
  failed=$((failed + 1))
  failures+=("$1")
}

# check NAME COMMAND...: one check; its output is shown only when it fails.
check() {
  local name=$1 log started=$SECONDS
  log=$logs/${name//[^a-zA-Z0-9.-]/-}.log
  shift
  printf '%s … ' "$name"
  if "$@" >"$log" 2>&1 </dev/null; then
    passed=$((passed + 1))
    echo "ok ($((SECONDS - started)) s)"
  else
    fail "$name"
    echo "FAILED"
    sed 's/^/    /' "$log"
    return 1
  fi
}

finish() {
  # What is being installed is left whole.
  wait
  echo
  if [ "${#failures[@]}" -gt 0 ]; then
    echo "Failed:"
    printf '  %s\n' "${failures[@]}"
    echo
  fi
  [ "$skipped" -eq 0 ] || echo "$skipped skipped, said above"
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ]
  exit
}

. tests/install.sh
. tests/run.sh
. tests/package.sh

command -v dotnet >/dev/null || {
  echo "The .NET 10 SDK is missing: https://dotnet.microsoft.com/download (Debian: apt-get install dotnet-sdk-10.0)."
  fail "dotnet is not installed"
  finish
}

begin_installs

check "tools" dotnet tool restore && check "format" dotnet csharpier check .
check "restore" dotnet restore Delivery.sln --locked-mode || finish
check_bicep
check "build" dotnet build Delivery.sln -c Release --no-restore || finish
check_package
end_installs
for project in tests/*.Tests; do run_tests "$project"; done
finish
