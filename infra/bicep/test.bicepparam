using 'main.bicep'

// As production in everything that may behave differently, except that the scheduler is tried here first.
param environmentName = 'test'
param environmentKind = 'test'
param location = readEnvironmentVariable('AZURE_LOCATION', 'eastasia')
param hosting = 'flex'
param candidate = true
param durable = 'scheduler'
param mailTransport = 'azure'
param allowedRecipients = ['@example.com']
param office = {
  staffAddress: 'shenhe@example.com'
  managerAddress: 'zhuguan@example.com'
  financeAddress: 'caiwu@example.com'
  editorsAddress: 'bianji@example.com'
}
param contact = { name: '配送办公室', phone: '021-55500000' }
param directoryClientId = readEnvironmentVariable('DELIVERY_DIRECTORY_CLIENT_ID', '')
param secretNames = ['bootstrap-api-key', 'bootstrap-approver-key']
param secretValues = {
  'bootstrap-api-key': readEnvironmentVariable('DELIVERY_BOOTSTRAP_API_KEY', '')
  'bootstrap-approver-key': readEnvironmentVariable('DELIVERY_BOOTSTRAP_APPROVER_KEY', '')
}
param deployer = { id: readEnvironmentVariable('AZURE_PRINCIPAL_ID', ''), type: 'ServicePrincipal' }
param operators = readEnvironmentVariable('DELIVERY_OPERATORS', 'yunwei@example.com')
param budget = { amount: 100, from: readEnvironmentVariable('DELIVERY_BUDGET_FROM', '2026-12-01') }
