#!/usr/bin/env bash
# What ./test.sh would install at its first run, so that the first run is a fast one.
set -euo pipefail
sudo apt-get update -q
# Ubuntu's chromium is a snap, which does not run in a container; Debian's and Playwright's own do.
sudo DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends fonts-noto-cjk fontconfig
command -v chromium >/dev/null || {
  npx --yes playwright install --with-deps chromium
  sudo ln -sf "$(find ~/.cache/ms-playwright -path '*chrome-linux*/chrome' | head -1)" /usr/bin/chromium
}
npm install --global azure-functions-core-tools@4
npm ci --prefix tests/azurite --no-audit --no-fund
dotnet tool restore
dotnet restore Delivery.sln --locked-mode
