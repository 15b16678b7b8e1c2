# One test project at a time, and the deployment templates.

# count FILE NAME: an attribute of the report's assembly element.
count() {
  grep -o '<assembly [^>]*' "$1" | grep -o " $2=\"[0-9]*\"" | grep -o '[0-9]\+'
}

failed_tests() {
  grep -o '<test [^>]*result="Fail"' "$1" | sed 's/.* name="\([^"]*\)".*/\1/; s/&quot;/"/g; s/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g'
}

# What a test program runs under. Its hosts come and go by the thousand: they collect garbage in steps that suit a laptop's
# cache rather than a server's, compile without guarding pages that nobody attacks, open no door to a debugger, and leave their
# folders in memory where there is room.
test_environment=(DOTNET_GCgen0size=4000000 DOTNET_EnableWriteXorExecute=0 DOTNET_EnableDiagnostics=0)
room=$(df --output=avail -B1G /dev/shm 2>/dev/null | tail -1)
[ "${room:-0}" -lt 4 ] || test_environment+=(TMPDIR=/dev/shm)

# run_tests PROJECT: runs its program and adds the report's counts. No report or no test is a failure too.
run_tests() {
  local name=${1##*/} started=$SECONDS
  local report=$logs/$name.xml log=$logs/$name.log exit=0 good bad
  printf '%s … ' "$name"
  # A hung test must not hang the whole run; the slowest project needs a fraction of this.
  timeout --kill-after=30s 20m env "${test_environment[@]}" dotnet "$1/bin/Release/net10.0/$name.dll" \
    --results-directory "$logs" --report-xunit-xml --report-xunit-xml-filename "$name.xml" \
    --filter-not-trait "Needs=Package" --fail-skips on --no-ansi --progress off >"$log" 2>&1 </dev/null || exit=$?
  good=0 bad=0
  if [ -s "$report" ]; then
    good=$(count "$report" passed)
    bad=$(($(count "$report" failed) + $(count "$report" errors)))
  fi
  passed=$((passed + good)) failed=$((failed + bad))
  if [ "$exit" -eq 0 ] && [ "$bad" -eq 0 ] && [ "$good" -gt 0 ]; then
    echo "$good passed ($((SECONDS - started)) s)"
    return
  fi
  echo "FAILED: $good passed, $bad failed"
  sed 's/^/    /' "$log"
  if [ "$bad" -eq 0 ]; then
    fail "$name: exit code $exit after $good passed tests"
  else
    while read -r test; do failures+=("$test"); done < <(failed_tests "$report")
  fi
}

# bicep COMMAND...: a warning counts as an error, as in the C# build.
bicep() {
  local output
  output=$(DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 "$bicep_tool" "$@" 2>&1 >/dev/null) && [ -z "$output" ] && return
  echo "$output"
  return 1
}

# Building tells what the linter finds, too.
check_template() {
  case $1 in
    *.bicepparam) bicep build-params "$1" --stdout ;;
    *) bicep build "$1" --stdout ;;
  esac
}

check_bicep() {
  local file package
  if [ "$(uname -sm)" != "Linux x86_64" ]; then
    echo "templates … skipped: the bicep package is for Linux x86_64, this is $(uname -sm)"
    return
  fi
  package=$(dotnet msbuild tests/Delivery.Functions.Tests -getProperty:PkgAzure_Bicep_CommandLine_linux-x64 </dev/null)
  # NuGet does not keep the executable bit, and its folder may be read-only.
  bicep_tool=$logs/bicep
  install -m 755 "$package/tools/bicep" "$bicep_tool" || { fail "no bicep in $package"; return; }
  for file in infra/bicep/main.bicep infra/bicep/*.bicepparam; do check "$file" check_template "$file"; done
  check "infra snapshots" env BICEP="$bicep_tool" infra/bicep/snapshot.sh validate
}
