#!/usr/bin/env bash
# What each environment would get, worked out without a cloud and kept in *.snapshot.json, so that a change of a
# template shows in review as a change of resources.
#   snapshot.sh overwrite|validate   (BICEP: the compiler, if it is not on the path)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
mode=${1:?overwrite or validate}

# snapshot validate|overwrite FILE, in a clean environment: parameter files read variables, and secrets must not get into a
# snapshot. What is optional is switched on by invented values, so that it can be seen.
snapshot() {
  env -i PATH="$PATH" HOME="$HOME" DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 \
    AZURE_PRINCIPAL_ID=00000000-0000-0000-0000-000000000002 \
    DELIVERY_DIRECTORY_CLIENT_ID=00000000-0000-0000-0000-000000000003 \
    DELIVERY_OPERATORS=yunwei@example.com "${BICEP:-bicep}" snapshot "$2" \
    --mode "$1" --location eastasia --deployment-name main \
    --subscription-id 00000000-0000-0000-0000-000000000000 --tenant-id 00000000-0000-0000-0000-000000000001
}

for file in *.bicepparam; do
  if [ "$mode" = overwrite ]; then
    # The compiler writes outputs in any order: a snapshot that still holds is left as it is.
    snapshot validate "$file" >/dev/null 2>&1 || snapshot overwrite "$file"
  else
    snapshot validate "$file" || {
      echo "$file: run infra/bicep/snapshot.sh overwrite, and look at what has changed."
      exit 1
    }
  fi
done
