using 'main.bicep'

// Azure China, where there is neither Flex Consumption nor Communication Services.
param environmentName = 'prod'
param environmentKind = 'production'
param location = readEnvironmentVariable('AZURE_LOCATION', 'chinanorth3')
param hosting = 'premium'
param durable = 'storage'
param mailTransport = 'smtp'
param smtp = {
  host: readEnvironmentVariable('DELIVERY_SMTP_HOST', 'smtp.example.cn')
  port: 587
  user: readEnvironmentVariable('DELIVERY_SMTP_USER', 'peisong@example.cn')
  from: readEnvironmentVariable('DELIVERY_SMTP_USER', 'peisong@example.cn')
}
param smtpPassword = readEnvironmentVariable('DELIVERY_SMTP_PASSWORD', '')
param office = {
  staffAddress: 'shenhe@example.cn'
  managerAddress: 'zhuguan@example.cn'
  financeAddress: 'caiwu@example.cn'
  editorsAddress: 'bianji@example.cn'
}
param contact = { name: '配送办公室', phone: '021-55500000' }
param publicAddress = readEnvironmentVariable('DELIVERY_PUBLIC_ADDRESS', 'https://peisong.example.cn/')
param directoryClientId = readEnvironmentVariable('DELIVERY_DIRECTORY_CLIENT_ID', '')
param bootstrapApiKey = readEnvironmentVariable('DELIVERY_BOOTSTRAP_API_KEY', '')
param bootstrapApproverKey = readEnvironmentVariable('DELIVERY_BOOTSTRAP_APPROVER_KEY', '')
