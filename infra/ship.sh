#!/usr/bin/env bash
# Brings a release to an environment: first to the candidate's place, and to the people only when it has proved fit
# there. Unfit among the people: the former release comes back by itself.
#   infra/ship.sh ENVIRONMENT VERSION [PACKAGE.zip]   without a package: a version that was shipped before (roll back)
# Needs az, signed in, and an environment that was provisioned as deployment delivery-ENVIRONMENT.
set -euo pipefail
environment=${1:?environment} version=${2:?version} package=${3:-}
here=$(dirname "${BASH_SOURCE[0]}")
smoke=${SMOKE:-$here/smoke.sh}

known=$(az deployment sub show --name "delivery-$environment" --query properties.outputs --output json)
output() { sed -n "/\"$1\"/,/}/s/.*\"value\": \"\(.*\)\".*/\1/p" <<<"$known"; }
group=$(output AZURE_RESOURCE_GROUP) app=$(output DELIVERY_APP) storage=$(output DELIVERY_STORAGE)
address=$(output DELIVERY_ADDRESS) candidate=$(output DELIVERY_CANDIDATE_ADDRESS) hosting=$(output DELIVERY_HOSTING)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

say() { echo "— $*"; }
blob() { az storage blob "$@" --account-name "$storage" --container-name releases --auth-mode login --only-show-errors --output none; }

# fetch VERSION: a kept release as a file.
fetch() {
  local file="$work/$1.zip"
  [ -f "$file" ] || blob download --name "delivery-$1.zip" --file "$file"
  echo "$file"
}

# run NAME VERSION [SLOT…]: makes a place run a kept release.
run() {
  local name=$1 version=$2
  shift 2
  if [ "$hosting" = premium ]; then
    local releases
    releases=$(az storage account show --name "$storage" --query primaryEndpoints.blob --output tsv)releases
    az functionapp config appsettings set --resource-group "$group" --name "$name" "$@" --output none \
      --settings "WEBSITE_RUN_FROM_PACKAGE=$releases/delivery-$version.zip"
    az functionapp restart --resource-group "$group" --name "$name" "$@"
  else
    local file
    file=$(fetch "$version")
    az functionapp deployment source config-zip --resource-group "$group" --name "$name" --src "$file" --output none
  fi
}

swap() { az functionapp deployment slot swap --resource-group "$group" --name "$app" --slot staging --target-slot production --output none; }

if [ -n "$package" ]; then
  say "keep $version"
  blob upload --name "delivery-$version.zip" --file "$package" --overwrite
fi
former=
if [ "$(az storage blob exists --account-name "$storage" --container-name releases --name current --auth-mode login --query exists --output tsv)" = true ]; then
  blob download --name current --file "$work/current"
  former=$(cat "$work/current")
fi

if [ -n "$candidate" ]; then
  say "try $version where nobody is: $candidate"
  if [ "$hosting" = premium ]; then run "$app" "$version" --slot staging; else run "$app-next" "$version"; fi
  "$smoke" "$candidate" || { say "$version is unfit; the people have not met it"; exit 1; }
fi

say "bring $version to the people: $address"
if [ "$hosting" = premium ] && [ -n "$candidate" ]; then swap; else run "$app" "$version"; fi
if "$smoke" "$address"; then
  printf '%s' "$version" >"$work/current"
  blob upload --name current --file "$work/current" --overwrite
  say "$version runs${former:+; before it: $former}"
  exit
fi

say "$version is unfit among the people"
if [ "$hosting" = premium ] && [ -n "$candidate" ]; then
  swap
elif [ -n "$former" ]; then
  run "$app" "$former"
else
  say "there is no former release to go back to"
  exit 1
fi
"$smoke" "$address" || say "the former release is unfit too"
say "back at ${former:-the former release}"
exit 1
