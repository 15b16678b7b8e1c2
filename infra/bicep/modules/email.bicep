// How mail leaves: Azure Communication Services as the app's identity, or a mail server.
@allowed(['azure', 'smtp'])
param transport string
param name string
param tags object
param principalId string

@description('The identity\'s name. Assignments are named after it, not after its id: a what-if knows it beforehand.')
param principalName string

@description('host, port, user, from; the password lies in the key vault.')
param smtp object
param office object

@description('A domain of your own for the sender, such as mail.example.cn; empty: one that Azure lends.')
param mailDomain string

@description('Set once the records of the domain are in the DNS and Azure has verified them; until then mail goes from the lent one.')
param mailDomainVerified bool
param allowedRecipients string[]

var azure = transport == 'azure'
var own = azure && !empty(mailDomain)
var fromOwn = own && mailDomainVerified

resource emailService 'Microsoft.Communication/emailServices@2023-04-01' = if (azure) {
  name: 'email-${name}'
  location: 'global'
  tags: tags
  properties: { dataLocation: 'Asia Pacific' }
}

resource domain 'Microsoft.Communication/emailServices/domains@2023-04-01' = if (azure) {
  parent: emailService
  name: 'AzureManagedDomain'
  location: 'global'
  tags: tags
  properties: { domainManagement: 'AzureManaged', userEngagementTracking: 'Disabled' }
}

resource ownDomain 'Microsoft.Communication/emailServices/domains@2023-04-01' = if (own) {
  parent: emailService
  name: empty(mailDomain) ? 'none' : mailDomain
  location: 'global'
  tags: tags
  properties: { domainManagement: 'CustomerManaged', userEngagementTracking: 'Disabled' }
}

resource ownSender 'Microsoft.Communication/emailServices/domains/senderUsernames@2023-04-01' = if (own) {
  parent: ownDomain
  name: 'peisong'
  properties: { username: 'peisong', displayName: '社区体育配送' }
}

resource communication 'Microsoft.Communication/communicationServices@2023-04-01' = if (azure) {
  name: 'comm-${name}'
  location: 'global'
  tags: tags
  properties: { dataLocation: 'Asia Pacific', linkedDomains: fromOwn ? [domain.id, ownDomain.id] : [domain.id] }
}

// The built-in role could also read the keys and delete the service; sending needs these three.
resource sender 'Microsoft.Authorization/roleDefinitions@2022-04-01' = if (azure) {
  name: guid(resourceGroup().id, 'delivery-mail-sender')
  properties: {
    roleName: 'Delivery mail sender (${resourceGroup().name})'
    description: 'Sends mail through Communication Services.'
    assignableScopes: [resourceGroup().id]
    permissions: [
      {
        actions: [
          'Microsoft.Communication/CommunicationServices/read'
          'Microsoft.Communication/CommunicationServices/write'
          'Microsoft.Communication/EmailServices/write'
        ]
      }
    ]
  }
}

resource assignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (azure) {
  name: guid(resourceGroup().id, name, principalName, 'delivery-mail-sender')
  scope: communication
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: sender.id
  }
}

var byTransport = azure
  ? {
      Delivery__Mail__AzureEndpoint: 'https://${communication!.properties.hostName}/'
      Delivery__Mail__From: fromOwn ? 'peisong@${mailDomain}' : 'donotreply@${domain!.properties.fromSenderDomain}'
      // What a new Communication Services resource lets through; more is asked for by a support request.
      Delivery__Mail__PerMinute: '30'
      Delivery__Mail__PerHour: '100'
    }
  : {
      Delivery__Mail__SmtpHost: smtp.host
      Delivery__Mail__SmtpPort: string(smtp.port)
      Delivery__Mail__SmtpUser: smtp.user
      Delivery__Mail__From: smtp.from
    }

output settings object = union(
  byTransport,
  {
    Delivery__Mail__Transport: transport
    Delivery__Mail__StaffAddress: office.staffAddress
    // Who answers a mail writes to the staff.
    Delivery__Mail__ReplyTo: office.staffAddress
    Delivery__Mail__ManagerAddress: office.managerAddress
    Delivery__Mail__FinanceAddress: office.financeAddress
    Delivery__Mail__EditorsAddress: office.editorsAddress
  },
  toObject(
    range(0, length(allowedRecipients)),
    index => 'Delivery__Mail__AllowedRecipients__${index}',
    index => allowedRecipients[index]
  )
)

@description('What the DNS of your own domain must say before it can be verified.')
output domainRecords object = own ? ownDomain!.properties.verificationRecords : {}
