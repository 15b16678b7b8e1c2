# The package for Azure: published with the real packages, and held against the local host.

# Without CloudPackages: two of the cloud's packages are not in every registry, and this test needs only what all have.
# The build before has analysed the same sources.
publish() {
  dotnet publish functions/Delivery.Functions -c Release -p:RestoreLockedMode=true -p:RunAnalyzers=false -o "$logs/package"
}

check_package() {
  local started=$SECONDS
  check "package" publish || return
  echo "    $(du -sm "$logs/package" | cut -f1) MB in $((SECONDS - started)) s, without CloudOnly (its packages are not in every registry)"
  check "package functions" env DELIVERY_PACKAGE="$logs/package" \
    dotnet tests/Delivery.Functions.Tests/bin/Release/net10.0/Delivery.Functions.Tests.dll \
    --filter-trait "Needs=Package" --fail-skips on --no-ansi --progress off
}
