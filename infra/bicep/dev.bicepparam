using 'main.bicep'

// What `azd up` makes; azd sets the variables that begin with AZURE_.
param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'dev')
param environmentKind = 'development'
param location = readEnvironmentVariable('AZURE_LOCATION', 'eastasia')
param hosting = 'flex'
param candidate = false
param durable = 'storage'
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
var firstKey = readEnvironmentVariable('DELIVERY_BOOTSTRAP_API_KEY', '')
param secretNames = empty(firstKey) ? [] : ['bootstrap-api-key', 'bootstrap-approver-key']
param secretValues = {
  'bootstrap-api-key': firstKey
  'bootstrap-approver-key': readEnvironmentVariable('DELIVERY_BOOTSTRAP_APPROVER_KEY', '')
}
param deployer = { id: readEnvironmentVariable('AZURE_PRINCIPAL_ID', ''), type: 'User' }
param operators = readEnvironmentVariable('DELIVERY_OPERATORS', '')
param budget = { amount: 50, from: readEnvironmentVariable('DELIVERY_BUDGET_FROM', '2026-12-01') }
