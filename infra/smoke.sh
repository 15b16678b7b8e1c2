#!/usr/bin/env bash
# Is the app at an address fit to meet people? Only reads; says what is wrong, and fails.
#   infra/smoke.sh https://… [SECONDS that it may take to become ready, default 300]
set -uo pipefail
address=${1:?address}
address=${address%/}
patience=${2:-300}
failed=0

ask() { curl --silent --show-error --max-time 30 "$@"; }

# expect WHAT PATH STATUS [TEXT]: the answer has the status, and its body contains the text.
expect() {
  local body status
  body=$(ask --write-out '\n%{http_code}' "$address$2") || true
  status=${body##*$'\n'}
  if [ "$status" = "$3" ] && [[ $body == *"${4:-}"* ]]; then
    echo "ok      $1"
  else
    echo "FAILED  $1: $2 answered $status, expected $3${4:+ with $4}"
    failed=1
  fi
}

deadline=$((SECONDS + patience))
until ask --output /dev/null --fail "$address/api/health/ready" 2>/dev/null; do
  if [ "$SECONDS" -ge "$deadline" ]; then
    echo "FAILED  not ready after $patience s:"
    ask "$address/api/health/ready" || true
    exit 1
  fi
  sleep 3
done
echo "ok      ready"

expect "the process answers" /api/health/live 200 live
expect "the front page is the service's own" / 200 社区体育配送
expect "the contract describes itself" /api/openapi.json 200 '"openapi"'
expect "the pages have their looks" /assets/look.css 200
expect "the API lets nobody in without a key" /api/orders 401
exit "$failed"
