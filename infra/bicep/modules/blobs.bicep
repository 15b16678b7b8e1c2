// How blobs are treated: who may upload from a browser, what a mistake can be undone with, and how long things stay. Apart
// from the account, because it must know the site's origin, and the site must know the account.
param storageName string
param origin string

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: storageName
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2024-01-01' = {
  parent: account
  name: 'default'
  properties: {
    isVersioningEnabled: true
    deleteRetentionPolicy: { enabled: true, days: 14 }
    containerDeleteRetentionPolicy: { enabled: true, days: 14 }
    cors: {
      corsRules: [
        {
          allowedOrigins: [origin]
          allowedMethods: ['PUT']
          allowedHeaders: ['content-type', 'x-ms-blob-type', 'x-ms-blob-content-type', 'x-ms-version']
          exposedHeaders: ['etag']
          maxAgeInSeconds: 3600
        }
      ]
    }
  }
}

resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2024-01-01' = {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          // Looked at while a month is settled, then hardly ever; kept, because it proves that a lesson was held.
          name: 'media-gets-cool'
          type: 'Lifecycle'
          definition: {
            filters: { blobTypes: ['blockBlob'], prefixMatch: ['media/', 'news/'] }
            actions: { baseBlob: { tierToCool: { daysAfterModificationGreaterThan: 90 } } }
          }
        }
        {
          // The rule is six months after the course, and the app deletes then. A course ends at most four months after
          // its roster was filed, so this catches what the app has missed.
          name: 'rosters-end'
          type: 'Lifecycle'
          definition: {
            filters: { blobTypes: ['blockBlob'], prefixMatch: ['rosters/'] }
            actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: 310 } } }
          }
        }
        {
          // Versions undo a mistake for a month. Longer, and what was erased on request would still be there. Not the
          // keys: with a key lost, bank numbers stay sealed for ever.
          name: 'versions-end'
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: ['blockBlob']
              prefixMatch: [
                'media/'
                'news/'
                'rosters/'
                'payslips/'
                'programmes/'
                'packages/'
                'azure-webjobs-hosts/'
                'azure-webjobs-secrets/'
              ]
            }
            actions: { version: { delete: { daysAfterCreationGreaterThan: 30 } } }
          }
        }
      ]
    }
  }
  // Its rule on versions means something only where versions are kept.
  dependsOn: [blobs]
}
