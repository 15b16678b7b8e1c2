using 'main.bicep'

// Azure China, where there is neither Flex Consumption nor Communication Services.
param environmentName = 'prod'
param environmentKind = 'production'
param location = readEnvironmentVariable('AZURE_LOCATION', 'chinanorth3')
param hosting = 'premium'
param mostInstances = 4
param candidate = true
param release = readEnvironmentVariable('DELIVERY_RELEASE', 'delivery.zip')
param durable = 'storage'
param mailTransport = 'smtp'
param smtp = {
  host: readEnvironmentVariable('DELIVERY_SMTP_HOST', 'smtp.example.cn')
  port: 587
  user: readEnvironmentVariable('DELIVERY_SMTP_USER', 'peisong@example.cn')
  from: readEnvironmentVariable('DELIVERY_SMTP_USER', 'peisong@example.cn')
}
param office = {
  staffAddress: 'shenhe@example.cn'
  managerAddress: 'zhuguan@example.cn'
  financeAddress: 'caiwu@example.cn'
  editorsAddress: 'bianji@example.cn'
}
param contact = { name: '配送办公室', phone: '021-55500000' }
param publicAddress = readEnvironmentVariable('DELIVERY_PUBLIC_ADDRESS', 'https://peisong.example.cn/')
param directoryClientId = readEnvironmentVariable('DELIVERY_DIRECTORY_CLIENT_ID', '')
// The first two keys are taken out of this list, and out of the vault, once staff sign in through the directory.
param secretNames = ['smtp-password', 'bootstrap-api-key', 'bootstrap-approver-key']
param secretValues = {
  'smtp-password': readEnvironmentVariable('DELIVERY_SMTP_PASSWORD', '')
  'bootstrap-api-key': readEnvironmentVariable('DELIVERY_BOOTSTRAP_API_KEY', '')
  'bootstrap-approver-key': readEnvironmentVariable('DELIVERY_BOOTSTRAP_APPROVER_KEY', '')
}
param deployer = { id: readEnvironmentVariable('AZURE_PRINCIPAL_ID', ''), type: 'ServicePrincipal' }
param operators = readEnvironmentVariable('DELIVERY_OPERATORS', 'yunwei@example.cn')
param dailyLogGigabytes = 5
param budget = { amount: 4000, from: readEnvironmentVariable('DELIVERY_BUDGET_FROM', '2026-12-01') }
