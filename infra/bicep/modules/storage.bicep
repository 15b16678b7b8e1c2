// Tables, blobs and queues: the service's state, the app's package, and the durable framework's when it lives here.
param name string
param location string
param tags object
param redundancy string
param principalId string

@description('The identity\'s name. Assignments are named after it, not after its id: a what-if knows it beforehand.')
param principalName string
param clientId string

@description('Whether the durable framework keeps its queues here.')
param queues bool

@description('Where diagnostics go.')
param workspaceId string

@description('Guards the account against deletion by a person or a script; what it holds has no other copy.')
param locked bool

@description('Who uploads releases: object id and type of the pipeline\'s or developer\'s identity. Empty id: nobody.')
param deployer { id: string, type: 'ServicePrincipal' | 'User' }

// The Functions host asks for Owner on blobs of the whole account: it makes its own containers and leases in them, and
// lends keys for upload links. Tables and queues are made by the app and the durable framework as they start.
var roles = union(
  {
    'Storage Blob Data Owner': 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
    'Storage Table Data Contributor': '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
  },
  queues ? { 'Storage Queue Data Contributor': '974c5e8b-45b9-4653-ba55-5f855dd0fb88' } : {}
)
var blobContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'

// Only the published programme may be read without signing in; everything else holds people's data, money or code.
var containers = {
  releases: 'None'
  packages: 'None'
  candidates: 'None'
  keys: 'None'
  media: 'None'
  rosters: 'None'
  payslips: 'None'
  agreements: 'None'
  news: 'None'
  programmes: 'Blob'
}

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: redundancy }
  properties: {
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    allowBlobPublicAccess: true
    allowCrossTenantReplication: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    // Browsers upload here directly, so there is no network to close; see the decision on networking.
    publicNetworkAccess: 'Enabled'
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2024-01-01' existing = {
  parent: account
  name: 'default'
}

resource tables 'Microsoft.Storage/storageAccounts/tableServices@2024-01-01' existing = {
  parent: account
  name: 'default'
}

resource blobContainers 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' = [
  for container in items(containers): {
    parent: blobs
    name: container.key
    properties: { publicAccess: container.value }
  }
]

resource releases 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' existing = {
  parent: blobs
  name: 'releases'
}

resource assignments 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in items(roles): {
    name: guid(account.id, principalName, role.value)
    scope: account
    properties: {
      description: role.key
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.value)
    }
  }
]

resource upload 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(deployer.id)) {
  name: guid(releases.id, deployer.id, blobContributor)
  scope: releases
  properties: {
    description: 'Storage Blob Data Contributor: uploads releases'
    principalId: deployer.id
    principalType: deployer.type
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', blobContributor)
  }
  dependsOn: [blobContainers]
}

// Deletions only: every read and write logged would cost more than the storage itself.
resource blobDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: blobs
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'StorageDelete', enabled: true }]
    metrics: [{ category: 'Transaction', enabled: true }]
  }
}

resource tableDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: tables
  properties: { workspaceId: workspaceId, metrics: [{ category: 'Transaction', enabled: true }] }
}

resource noDeletion 'Microsoft.Authorization/locks@2020-05-01' = if (locked) {
  name: 'not-to-be-deleted'
  scope: account
  properties: { level: 'CanNotDelete', notes: 'Orders, pay and keys lie here; nothing else has a copy.' }
}

output name string = account.name
// Releases are kept, one a version, to go back to. Flex keeps what it runs in a container of its own.
output releases string = '${account.properties.primaryEndpoints.blob}${releases.name}'
output packages string = '${account.properties.primaryEndpoints.blob}packages'
output candidates string = '${account.properties.primaryEndpoints.blob}candidates'
output programmes string = '${account.properties.primaryEndpoints.blob}programmes'
// Addresses, not the account's name: a name would be completed with the public cloud's suffix.
output settings object = {
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: clientId
  AzureWebJobsStorage__blobServiceUri: account.properties.primaryEndpoints.blob
  AzureWebJobsStorage__queueServiceUri: account.properties.primaryEndpoints.queue
  AzureWebJobsStorage__tableServiceUri: account.properties.primaryEndpoints.table
}
