// The app: plan, site, its settings, and the staff's sign-in in front of it.
param name string
param location string
param tags object

@allowed(['flex', 'premium'])
param hosting string
param alwaysReady int
param identityId string
param identityClientId string

@description('The blob container that the app\'s package is run from.')
param packageContainer string

@description('Ends with a slash. Empty: the address that Azure gives the app.')
param publicAddress string

@description('Empty: no staff sign-in, and the app trusts no directory header.')
param directoryClientId string
param settings object

var flex = hosting == 'flex'
var directory = !empty(directoryClientId)
var runtime = '10.0'

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'plan-${name}'
  location: location
  tags: tags
  kind: flex ? 'functionapp' : 'elastic'
  sku: flex ? { tier: 'FlexConsumption', name: 'FC1' } : { tier: 'ElasticPremium', name: 'EP1' }
  properties: flex ? { reserved: true } : { reserved: true, maximumElasticWorkerCount: 10 }
}

var flexProperties = {
  functionAppConfig: {
    deployment: {
      storage: {
        type: 'blobContainer'
        value: packageContainer
        authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identityId }
      }
    }
    runtime: { name: 'dotnet-isolated', version: runtime }
    scaleAndConcurrency: {
      instanceMemoryMB: 2048
      maximumInstanceCount: 40
      alwaysReady: alwaysReady > 0 ? [{ name: 'http', instanceCount: alwaysReady }] : []
    }
  }
  siteConfig: { minTlsVersion: '1.2' }
}

var premiumProperties = {
  siteConfig: {
    linuxFxVersion: 'DOTNET-ISOLATED|${runtime}'
    minTlsVersion: '1.2'
    ftpsState: 'Disabled'
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
      WEBSITE_RUN_FROM_PACKAGE: '${packageContainer}/delivery.zip'
      WEBSITE_RUN_FROM_PACKAGE_BLOB_MI_RESOURCE_ID: identityId
    }

resource site 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'functions' })
  kind: 'functionapp,linux'
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: union(flex ? flexProperties : premiumProperties, {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identityId
  })
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

resource appSettings 'Microsoft.Web/sites/config@2024-04-01' = {
  parent: site
  name: 'appsettings'
  properties: union(
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
}

// Citizens, streets and teachers come in without the directory; only staff pages ask for it. The app registration
// trusts the identity by a federated credential, so that there is no client secret.
resource signIn 'Microsoft.Web/sites/config@2024-04-01' = if (directory) {
  parent: site
  name: 'authsettingsV2'
  properties: {
    platform: { enabled: true }
    globalValidation: { unauthenticatedClientAction: 'AllowAnonymous' }
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
  dependsOn: [appSettings]
}

output origin string = take(address, length(address) - 1)
