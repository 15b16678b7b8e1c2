// Where orchestrations live: the app's storage account, or the managed scheduler.
@allowed(['storage', 'scheduler'])
param kind string
param name string
param location string
param tags object
param principalId string

@description('The identity\'s name. Assignments are named after it, not after its id: a what-if knows it beforehand.')
param principalName string
param clientId string

@description('The app\'s hub, and the one of the place where a new package is tried.')
param hubs string[]

var dataContributor = '0ad04412-c4d5-4796-b79c-f76d14c8d402'

resource scheduler 'Microsoft.DurableTask/schedulers@2025-11-01' = if (kind == 'scheduler') {
  name: name
  location: location
  tags: tags
  properties: {
    sku: { name: 'Consumption' }
    // An empty list would let nobody in. Callers still need the role below.
    ipAllowlist: ['0.0.0.0/0']
  }
}

resource taskHubs 'Microsoft.DurableTask/schedulers/taskHubs@2025-11-01' = [
  for hub in hubs: if (kind == 'scheduler') {
    parent: scheduler
    name: hub
  }
]

resource assignments 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (hub, index) in hubs: if (kind == 'scheduler') {
    name: guid(resourceGroup().id, name, hub, principalName, dataContributor)
    scope: taskHubs[index]
    properties: {
      description: 'Durable Task Data Contributor'
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', dataContributor)
    }
  }
]

var provider = 'AzureFunctionsJobHost__extensions__durableTask__storageProvider'

// Storage needs no setting: host.json says it. The scheduler overrides what host.json says.
output settings object = kind == 'scheduler'
  ? {
      '${provider}__type': 'azureManaged'
      '${provider}__connectionStringName': 'DURABLE_TASK_SCHEDULER_CONNECTION_STRING'
      DURABLE_TASK_SCHEDULER_CONNECTION_STRING: 'Endpoint=${scheduler!.properties.endpoint};Authentication=ManagedIdentity;ClientID=${clientId}'
    }
  : {}
