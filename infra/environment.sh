# shellcheck shell=bash
# Sourced by the deployment: the variables that the parameter files read, from the environment's own (GIVEN, as JSON), so
# that one that is not set keeps its default; and the release that runs now, so that provisioning does not change it.
: "${ENVIRONMENT:?environment}"
eval "$(jq --raw-output 'to_entries[] | select(.value != "" and (.key | test("^(AZURE_LOCATION|AZURE_PRINCIPAL_ID|DELIVERY_[A-Z_]+)$"))) | "export \(.key)=\(.value | @sh)"' <<<"$GIVEN")"
: "${AZURE_LOCATION:?set the variable AZURE_LOCATION of the environment $ENVIRONMENT}"
DELIVERY_RELEASE=$(
  app=$(az deployment sub show --name "delivery-$ENVIRONMENT" --query properties.outputs.DELIVERY_APP.value --output tsv 2>/dev/null) || exit 0
  az functionapp config appsettings list --resource-group "rg-delivery-$ENVIRONMENT" --name "$app" --output tsv \
    --query "[?name=='WEBSITE_RUN_FROM_PACKAGE'].value"
)
DELIVERY_RELEASE=${DELIVERY_RELEASE##*/}
export DELIVERY_RELEASE=${DELIVERY_RELEASE:-delivery.zip}
