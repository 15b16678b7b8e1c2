// Secrets that cannot be replaced by an identity, and the key that wraps the key ring. The app's settings refer to the
// secrets and never hold them; the key never leaves the vault.
param name string
param location string
param tags object
param principalId string

@description('The identity\'s name. Assignments are named after it, not after its id: a what-if knows it beforehand.')
param principalName string

@description('Where diagnostics go.')
param workspaceId string

@description('Guards the vault against deletion: without its key, links, cookies and bank numbers cannot be opened.')
param locked bool

@description('The secrets that settings refer to, by name.')
param names string[]

@secure()
@description('Values of secrets by name. One that is left out stays as it is in the vault.')
param values object

var secretsUser = '4633458b-17de-408a-b874-0445c86b69e6'
// Wraps and unwraps only; Crypto User could also sign and decrypt.
var wrapper = 'e147488a-f6f5-4113-8e2d-b22465e65bf6'

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enablePurgeProtection: true
    softDeleteRetentionInDays: 90
  }
}

resource secrets 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = [
  for secret in names: if (!empty(values[?secret] ?? '')) {
    parent: vault
    name: secret
    properties: { value: values[?secret] ?? '' }
  }
]

resource keyRing 'Microsoft.KeyVault/vaults/keys@2023-07-01' = {
  parent: vault
  name: 'key-ring'
  properties: {
    kty: 'RSA'
    keySize: 3072
    keyOps: ['wrapKey', 'unwrapKey']
    // Old versions stay and open what they have wrapped.
    rotationPolicy: { lifetimeActions: [{ action: { type: 'rotate' }, trigger: { timeAfterCreate: 'P1Y' } }] }
  }
}

// The vault holds nothing that the app may not read.
resource readSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, principalName, secretsUser)
  scope: vault
  properties: {
    description: 'Key Vault Secrets User'
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsUser)
  }
}

resource wrapKeys 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(keyRing.id, principalName, wrapper)
  scope: keyRing
  properties: {
    description: 'Key Vault Crypto Service Encryption User'
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', wrapper)
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: vault
  properties: { workspaceId: workspaceId, logs: [{ category: 'AuditEvent', enabled: true }] }
}

resource noDeletion 'Microsoft.Authorization/locks@2020-05-01' = if (locked) {
  name: 'not-to-be-deleted'
  scope: vault
  properties: { level: 'CanNotDelete', notes: 'Without its key nobody can open what the service has sealed.' }
}

output settings object = {
  Delivery__Keys__VaultKey: keyRing.properties.keyUri
}
