// What runs on Azure, and who may reach what. One managed identity; no shared key anywhere.
targetScope = 'subscription'

@description('Names the resource group and every resource in it: lower case letters, digits and hyphens.')
@minLength(2)
@maxLength(12)
param environmentName string

@description('production sends mail to everybody; any other environment to the allowed recipients only.')
@allowed(['production', 'test', 'development'])
param environmentKind string

param location string

@description('flex: Flex Consumption. premium: Elastic Premium, for regions and clouds without Flex Consumption.')
@allowed(['flex', 'premium'])
param hosting string

@description('Flex Consumption instances that are always warm, so that the first citizen of the day does not wait.')
@minValue(0)
param alwaysReady int = 0

@description('storage: Durable Task in the storage account. scheduler: the managed Durable Task Scheduler.')
@allowed(['storage', 'scheduler'])
param durable string

@description('azure: Communication Services. smtp: a mail server of your own (Azure China has no Communication Services).')
@allowed(['azure', 'smtp'])
param mailTransport string

@description('The mail server when mailTransport is smtp.')
param smtp object = {}

@secure()
@description('The mail server\'s password; kept in the key vault.')
param smtpPassword string = ''

@description('Addresses, and domains with a leading @, that get mail outside production.')
param allowedRecipients string[] = []

@description('Who is told what: staffAddress, managerAddress, financeAddress, editorsAddress.')
param office object

@description('The association\'s own contact on every page and mail: name, phone.')
param contact object

@description('The public address, ending with a slash. Empty: the address that Azure gives the app.')
param publicAddress string = ''

@description('The client id of the directory\'s app registration for staff. Empty: nobody signs in as staff.')
param directoryClientId string = ''

@secure()
@description('The first API key; kept in the key vault. Empty: none.')
param bootstrapApiKey string = ''

@secure()
@description('The API key of the second person, who approves what the first has made. Empty: none.')
param bootstrapApproverKey string = ''

var token = take(uniqueString(subscription().id, environmentName, location), 8)
var name = 'delivery-${environmentName}'
// Which setting is read from which secret. One without a value is not set at all: a reference that leads nowhere would
// be taken for the value.
var secrets = union(
  empty(smtpPassword) ? {} : { Delivery__Mail__SmtpPassword: 'smtp-password' },
  empty(bootstrapApiKey) ? {} : { Delivery__BootstrapApiKey: 'bootstrap-api-key' },
  empty(bootstrapApproverKey) ? {} : { Delivery__BootstrapApproverKey: 'bootstrap-approver-key' }
)
// When the timers run stands in one place, for every machine and every environment (six fields, UTC).
var schedules = toObject(
  filter(items(loadJsonContent('../../local.settings.sample.json').Values), entry => endsWith(entry.key, 'Schedule')),
  entry => entry.key,
  entry => entry.value
)
var tags = { 'azd-env-name': environmentName, service: 'delivery' }

resource group 'Microsoft.Resources/resourceGroups@2024-11-01' = {
  name: 'rg-${name}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: { name: 'id-${name}', location: location, tags: tags }
}

module storage 'modules/storage.bicep' = {
  scope: group
  params: {
    name: 'st${replace(environmentName, '-', '')}${token}'
    location: location
    tags: tags
    redundancy: environmentKind == 'production' ? 'Standard_ZRS' : 'Standard_LRS'
    principalId: identity.outputs.principalId
    clientId: identity.outputs.clientId
  }
}

module insights 'modules/insights.bicep' = {
  scope: group
  params: {
    name: name
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    clientId: identity.outputs.clientId
  }
}

module keyvault 'modules/keyvault.bicep' = {
  scope: group
  params: {
    name: 'kv-${take(environmentName, 10)}-${token}'
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    names: map(items(secrets), secret => secret.value)
    values: {
      'smtp-password': smtpPassword
      'bootstrap-api-key': bootstrapApiKey
      'bootstrap-approver-key': bootstrapApproverKey
    }
  }
}

module durableTask 'modules/durable.bicep' = {
  scope: group
  params: {
    kind: durable
    name: 'dts-${name}-${token}'
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    clientId: identity.outputs.clientId
  }
}

module email 'modules/email.bicep' = {
  scope: group
  params: {
    transport: mailTransport
    name: '${name}-${token}'
    tags: tags
    principalId: identity.outputs.principalId
    smtp: smtp
    office: office
    allowedRecipients: allowedRecipients
  }
}

module app 'modules/functionapp.bicep' = {
  scope: group
  params: {
    name: 'func-${name}-${token}'
    location: location
    tags: tags
    hosting: hosting
    alwaysReady: alwaysReady
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    packageContainer: storage.outputs.packageContainer
    publicAddress: publicAddress
    directoryClientId: directoryClientId
    settings: union(
      storage.outputs.settings,
      insights.outputs.settings,
      mapValues(secrets, secret => '@Microsoft.KeyVault(SecretUri=${keyvault.outputs.address}secrets/${secret})'),
      durableTask.outputs.settings,
      email.outputs.settings,
      schedules,
      {
        Delivery__Environment: environmentKind
        Delivery__Contact__Name: contact.name
        Delivery__Contact__Phone: contact.phone
      }
    )
  }
}

module uploads 'modules/uploads.bicep' = {
  scope: group
  params: { storageName: storage.outputs.name, origin: app.outputs.origin }
}

output address string = app.outputs.origin
output AZURE_RESOURCE_GROUP string = group.name
