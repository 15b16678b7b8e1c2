// Where orchestrations live: the app's storage account, or the managed scheduler.
@allowed(['storage', 'scheduler'])
param kind string
param name string
param location string
param tags object
param principalId string
param clientId string

var dataContributor = '0ad04412-c4d5-4796-b79c-f76d14c8d402'

// The hub's name in host.json too, so that a move keeps names in logs and dashboards.
var hub = 'Delivery'

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

resource taskHub 'Microsoft.DurableTask/schedulers/taskHubs@2025-11-01' = if (kind == 'scheduler') {
  parent: scheduler
  name: hub
}

resource assignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (kind == 'scheduler') {
  name: guid(resourceGroup().id, name, principalId, dataContributor)
  scope: taskHub
  properties: {
    description: 'Durable Task Data Contributor'
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', dataContributor)
  }
}

var provider = 'AzureFunctionsJobHost__extensions__durableTask__storageProvider'

// Storage needs no setting: host.json says it. The scheduler overrides what host.json says.
output settings object = kind == 'scheduler'
  ? {
      '${provider}__type': 'azureManaged'
      '${provider}__connectionStringName': 'DURABLE_TASK_SCHEDULER_CONNECTION_STRING'
      DURABLE_TASK_SCHEDULER_CONNECTION_STRING: 'Endpoint=${scheduler!.properties.endpoint};Authentication=ManagedIdentity;ClientID=${clientId}'
    }
  : {}
