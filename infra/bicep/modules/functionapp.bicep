// The app: plan, site, its settings, and the staff's sign-in in front of it. Made a second time for a candidate on Flex.
param name string
param location string
param tags object

@description('What more the site alone is tagged with: azd finds it by that.')
param siteTags object

@allowed(['flex', 'premium'])
param hosting string
param alwaysReady int

@description('How many instances there may be at most: the upper limit of the bill.')
param mostInstances int

@description('Premium only: a slot beside the app, where a package is tried before it takes the app\'s place.')
param slot bool
param identityId string
param identityClientId string

@description('Flex only: the blob container where the platform keeps what it runs.')
param packages string

@description('Premium only: the address of the release that is run.')
param release string

@description('Ends with a slash. Empty: the address that Azure gives the app.')
param publicAddress string

@description('Empty: no staff sign-in, and the app trusts no directory header.')
param directoryClientId string
param settings object

@description('What differs where a package is tried: it must neither take the app\'s work nor send mail.')
param candidateSettings object

@description('Where diagnostics go.')
param workspaceId string

var flex = hosting == 'flex'
var directory = !empty(directoryClientId)
var runtime = '10.0'
var identity = { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'plan-${name}'
  location: location
  tags: tags
  kind: flex ? 'functionapp' : 'elastic'
  sku: flex ? { tier: 'FlexConsumption', name: 'FC1' } : { tier: 'ElasticPremium', name: 'EP1' }
  properties: flex ? { reserved: true } : { reserved: true, maximumElasticWorkerCount: mostInstances }
}

var flexProperties = {
  functionAppConfig: {
    deployment: {
      storage: {
        type: 'blobContainer'
        value: packages
        authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identityId }
      }
    }
    runtime: { name: 'dotnet-isolated', version: runtime }
    scaleAndConcurrency: {
      instanceMemoryMB: 2048
      // Flex takes no smaller limit.
      maximumInstanceCount: max(40, mostInstances)
      // Groups scale apart: a warm page alone would still wait for a cold orchestration.
      alwaysReady: alwaysReady > 0
        ? [{ name: 'http', instanceCount: alwaysReady }, { name: 'durable', instanceCount: alwaysReady }]
        : []
    }
  }
  siteConfig: { minTlsVersion: '1.2' }
}

var premiumProperties = {
  siteConfig: {
    linuxFxVersion: 'DOTNET-ISOLATED|${runtime}'
    minTlsVersion: '1.2'
    ftpsState: 'Disabled'
    http20Enabled: true
    minimumElasticInstanceCount: 1
    healthCheckPath: '/api/health/live'
  }
}

// Flex takes runtime and package from functionAppConfig. Premium runs from the package's address: a content share
// would need a storage key.
var hostingSettings = flex
  ? {}
  : {
      FUNCTIONS_EXTENSION_VERSION: '~4'
      FUNCTIONS_WORKER_RUNTIME: 'dotnet-isolated'
      WEBSITE_RUN_FROM_PACKAGE: release
      WEBSITE_RUN_FROM_PACKAGE_BLOB_MI_RESOURCE_ID: identityId
      // A swap waits until the new place is ready.
      WEBSITE_SWAP_WARMUP_PING_PATH: '/api/health/ready'
      WEBSITE_SWAP_WARMUP_PING_STATUSES: '200'
    }

var siteProperties = union(flex ? flexProperties : premiumProperties, {
  serverFarmId: plan.id
  httpsOnly: true
  keyVaultReferenceIdentity: identityId
})

resource site 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  tags: union(tags, siteTags)
  kind: 'functionapp,linux'
  identity: identity
  properties: siteProperties
}

resource noFtp 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = {
  parent: site
  name: 'ftp'
  properties: { allow: false }
}

resource noBasicAuth 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = {
  parent: site
  name: 'scm'
  properties: { allow: false }
}

var address = empty(publicAddress) ? 'https://${site.properties.defaultHostName}/' : publicAddress

var ownSettings = union(
  settings,
  hostingSettings,
  {
    AZURE_CLIENT_ID: identityClientId
    // The front page is the service's own.
    AzureWebJobsDisableHomepage: 'true'
    Delivery__BaseUrl: address
    Delivery__DirectoryHeader: string(directory)
  },
  directory ? { OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID: identityClientId } : {}
)

resource appSettings 'Microsoft.Web/sites/config@2024-04-01' = {
  parent: site
  name: 'appsettings'
  // Two hosts of one storage account need two names, or the platform takes them for one app.
  properties: slot ? union(ownSettings, { AzureFunctionsWebHost__hostid: name }) : ownSettings
}

// Citizens, streets and teachers come in without the directory; only staff pages ask for it. The app registration
// trusts the identity by a federated credential, so that there is no client secret.
resource signIn 'Microsoft.Web/sites/config@2024-04-01' = if (directory) {
  parent: site
  name: 'authsettingsV2'
  properties: staffSignIn
  dependsOn: [appSettings]
}

var staffSignIn = {
  platform: { enabled: true }
  globalValidation: { requireAuthentication: false, unauthenticatedClientAction: 'AllowAnonymous' }
  identityProviders: {
    azureActiveDirectory: {
      enabled: true
      registration: {
        clientId: directoryClientId
        clientSecretSettingName: 'OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID'
        openIdIssuer: uri(environment().authentication.loginEndpoint, '${tenant().tenantId}/v2.0')
      }
      validation: { allowedAudiences: [directoryClientId, 'api://${directoryClientId}'] }
    }
  }
  login: { tokenStore: { enabled: false } }
  httpSettings: { requireHttps: true }
}

resource staging 'Microsoft.Web/sites/slots@2024-04-01' = if (slot) {
  parent: site
  name: 'staging'
  location: location
  tags: tags
  kind: 'functionapp,linux'
  identity: identity
  properties: siteProperties
}

resource stagingNoFtp 'Microsoft.Web/sites/slots/basicPublishingCredentialsPolicies@2024-04-01' = if (slot) {
  parent: staging
  name: 'ftp'
  properties: { allow: false }
}

resource stagingNoBasicAuth 'Microsoft.Web/sites/slots/basicPublishingCredentialsPolicies@2024-04-01' = if (slot) {
  parent: staging
  name: 'scm'
  properties: { allow: false }
}

resource stagingSettings 'Microsoft.Web/sites/slots/config@2024-04-01' = if (slot) {
  parent: staging
  name: 'appsettings'
  properties: union(ownSettings, candidateSettings, { AzureFunctionsWebHost__hostid: '${name}-staging' })
}

// The same on both sides, so that it does not matter whether a swap takes it along.
resource stagingSignIn 'Microsoft.Web/sites/slots/config@2024-04-01' = if (slot && directory) {
  parent: staging
  name: 'authsettingsV2'
  properties: staffSignIn
  dependsOn: [stagingSettings]
}

// A swap exchanges packages and settings, but not what makes a place the app's or the candidate's.
resource sticky 'Microsoft.Web/sites/config@2024-04-01' = if (slot) {
  parent: site
  name: 'slotConfigNames'
  properties: {
    appSettingNames: concat(
      objectKeys(candidateSettings),
      ['AzureFunctionsWebHost__hostid', 'OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID']
    )
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: site
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'FunctionAppLogs', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

output name string = site.name
output origin string = take(address, length(address) - 1)
output candidateOrigin string = slot ? 'https://${staging!.properties.defaultHostName}' : ''
