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

@description('How many instances there may be at most: the upper limit of the bill. Flex takes no limit under 40.')
@minValue(1)
param mostInstances int = 10

@description('A place where a package is tried before people meet it: a slot on premium, an app beside the app on flex.')
param candidate bool

@description('Premium only: the release, of the container releases, that the app runs from.')
param release string = 'delivery.zip'

@description('storage: Durable Task in the storage account. scheduler: the managed Durable Task Scheduler.')
@allowed(['storage', 'scheduler'])
param durable string

@description('azure: Communication Services. smtp: a mail server of your own (Azure China has no Communication Services).')
@allowed(['azure', 'smtp'])
param mailTransport string

@description('The mail server when mailTransport is smtp.')
param smtp object = {}

@description('A domain of your own for mail by Communication Services; empty: one that Azure lends.')
param mailDomain string = ''

@description('Set once that domain\'s DNS records (output mailDomainRecords) are verified.')
param mailDomainVerified bool = false

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

@description('Which secrets the app reads from the vault. One that is named must be there.')
param secretNames ('smtp-password' | 'sms-secret' | 'bootstrap-api-key' | 'bootstrap-approver-key')[]

@secure()
@description('Values of secrets by name. One that is left out stays as it is in the vault.')
param secretValues object = {}

@description('Settings of docs/operations.md whose defaults do not fit, by name: what is set by hand beside the template is gone after the next deployment.')
param moreSettings object = {}

@description('Who uploads packages: object id and type of the pipeline\'s or developer\'s identity. Empty id: nobody.')
param deployer { id: string, type: 'ServicePrincipal' | 'User' } = { id: '', type: 'ServicePrincipal' }

@description('Who is told when something is wrong. Empty: nobody.')
param operators string = ''

@description('A day\'s logs in GB; -1: no limit.')
param dailyLogGigabytes int = 1

@description('A month\'s budget in the currency of the subscription, counted from the first day of a month. 0: none.')
param budget { amount: int, from: string }

var token = take(uniqueString(subscription().id, environmentName, location), 8)
var name = 'delivery-${environmentName}'
var appName = 'func-${name}-${token}'
var identityName = 'id-${name}'
var storageName = 'st${replace(environmentName, '-', '')}${token}'
var production = environmentKind == 'production'
var tags = { 'azd-env-name': environmentName, service: 'delivery', environment: environmentKind }

// Which setting is read from which secret. One that is not in the vault is not set at all: a reference that leads
// nowhere would be taken for the value.
var settingOf = {
  'smtp-password': 'Delivery__Mail__SmtpPassword'
  'sms-secret': 'Delivery__Sms__Secret'
  'bootstrap-api-key': 'Delivery__BootstrapApiKey'
  'bootstrap-approver-key': 'Delivery__BootstrapApproverKey'
}
var vaultName = 'kv-${take(environmentName, 10)}-${token}'
var secretSettings = toObject(
  secretNames,
  secret => settingOf[secret],
  secret => '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=${secret})'
)

// When the timers run stands in one place, for every machine and every environment (six fields, UTC).
var schedules = toObject(
  filter(items(loadJsonContent('../../local.settings.sample.json').Values), entry => endsWith(entry.key, 'Schedule')),
  entry => entry.key,
  entry => entry.value
)

// Where a package is tried it gets work of its own and no timer: it must not publish, pay or send what the app does.
var hub = 'Delivery'
var candidateHub = 'DeliveryCandidate'
var timers = [
  'RelayLeftBehind'
  'DeleteExpired'
  'BackUpNightly'
  'CatchUpBackup'
  'FinishImports'
  'FinishOrderImports'
  'SendWaitingMail'
  'PublishWeekly'
  'CatchUpProgramme'
  'SendWebhooks'
  'ChaseGaps'
  'StartMonthlySettlement'
  'CatchUpSettlement'
  'ProveLedgers'
  'SealAudit'
  'JudgeConduct'
  'ReadHealth'
  'AskForAgreements'
  'RemindOfCertificates'
  'ChaseStreets'
  'WarnOfMissingYear'
  'RemindEnrolled'
  'WatchLessons'
]
var candidateSettings = union(
  { AzureFunctionsJobHost__extensions__durableTask__hubName: candidateHub },
  toObject(timers, timer => 'AzureWebJobs.${timer}.Disabled', timer => 'true')
)

resource group 'Microsoft.Resources/resourceGroups@2024-11-01' = {
  name: 'rg-${name}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: { name: identityName, location: location, tags: tags }
}

module insights 'modules/insights.bicep' = {
  scope: group
  params: {
    name: name
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    principalName: identityName
    clientId: identity.outputs.clientId
    dailyGigabytes: dailyLogGigabytes
  }
}

module storage 'modules/storage.bicep' = {
  scope: group
  params: {
    name: storageName
    location: location
    tags: tags
    redundancy: production ? 'Standard_ZRS' : 'Standard_LRS'
    principalId: identity.outputs.principalId
    principalName: identityName
    clientId: identity.outputs.clientId
    queues: durable == 'storage'
    workspaceId: insights.outputs.workspaceId
    locked: production
    deployer: deployer
  }
}

module keyvault 'modules/keyvault.bicep' = {
  scope: group
  params: {
    name: vaultName
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    principalName: identityName
    workspaceId: insights.outputs.workspaceId
    locked: production
    names: secretNames
    values: secretValues
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
    principalName: identityName
    clientId: identity.outputs.clientId
    hubs: candidate ? [hub, candidateHub] : [hub]
  }
}

module email 'modules/email.bicep' = {
  scope: group
  params: {
    transport: mailTransport
    name: '${name}-${token}'
    tags: tags
    principalId: identity.outputs.principalId
    principalName: identityName
    smtp: smtp
    office: office
    mailDomain: mailDomain
    mailDomainVerified: mailDomainVerified
    allowedRecipients: allowedRecipients
  }
}

var settings = union(
  storage.outputs.settings,
  insights.outputs.settings,
  keyvault.outputs.settings,
  secretSettings,
  durableTask.outputs.settings,
  email.outputs.settings,
  schedules,
  {
    Delivery__Environment: environmentKind
    Delivery__Contact__Name: contact.name
    Delivery__Contact__Phone: contact.phone
    // The platform's front end alone stands before the app and adds whom it heard.
    Delivery__Rates__TrustedProxies: '1'
  },
  moreSettings
)

module app 'modules/functionapp.bicep' = {
  scope: group
  params: {
    name: appName
    location: location
    tags: tags
    siteTags: { 'azd-service-name': 'functions' }
    hosting: hosting
    alwaysReady: alwaysReady
    mostInstances: mostInstances
    slot: candidate && hosting == 'premium'
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    packages: storage.outputs.packages
    release: '${storage.outputs.releases}/${release}'
    publicAddress: publicAddress
    directoryClientId: directoryClientId
    settings: settings
    candidateSettings: candidateSettings
    workspaceId: insights.outputs.workspaceId
  }
}

// Flex Consumption has no slots. An app of its own costs nothing while nobody calls it.
module candidateApp 'modules/functionapp.bicep' = if (candidate && hosting == 'flex') {
  scope: group
  params: {
    name: '${appName}-next'
    location: location
    tags: tags
    siteTags: {}
    hosting: hosting
    alwaysReady: 0
    mostInstances: mostInstances
    slot: false
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    packages: storage.outputs.candidates
    release: '${storage.outputs.releases}/${release}'
    publicAddress: ''
    directoryClientId: ''
    settings: union(settings, candidateSettings)
    candidateSettings: {}
    workspaceId: insights.outputs.workspaceId
  }
}

module blobs 'modules/blobs.bicep' = {
  scope: group
  params: { storageName: storageName, origin: app.outputs.origin }
}

module alerts 'modules/alerts.bicep' = {
  scope: group
  params: {
    name: name
    location: location
    tags: tags
    workspaceId: insights.outputs.workspaceId
    address: operators
    mailSeconds: mailTransport == 'azure' ? 21600 : 3600
  }
}

module spending 'modules/budget.bicep' = if (budget.amount > 0 && !empty(operators)) {
  scope: group
  params: { name: 'budget-${name}', amount: budget.amount, from: budget.from, addresses: [operators] }
}

output mailDomainRecords object = email.outputs.domainRecords
output programmes string = storage.outputs.programmes
// What infra/ship.sh and azd need to know, by the names under which azd keeps them.
output AZURE_RESOURCE_GROUP string = group.name
output DELIVERY_APP string = app.outputs.name
output DELIVERY_ADDRESS string = app.outputs.origin
output DELIVERY_HOSTING string = hosting
output DELIVERY_STORAGE string = storage.outputs.name
output DELIVERY_CANDIDATE_ADDRESS string = hosting == 'premium'
  ? app.outputs.candidateOrigin
  : (candidateApp.?outputs.origin ?? '')
