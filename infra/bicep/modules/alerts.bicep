// What wakes a person. Each rule asks the workspace for a number that the app itself has measured.
param name string
param location string
param tags object
param workspaceId string

@description('Who is told; empty: the rules are there, but nobody is told.')
param address string

@description('How old, in seconds, the oldest unsent mail may become: a sending budget lets mails wait.')
param mailSeconds int

// The measurements, by the names under which the app publishes them. A gauge keeps its highest value of the window.
var gauge = 'AppMetrics | where Name == "{0}" | summarize value = max(Max)'
var count = 'AppMetrics | where Name == "{0}" | summarize value = sum(Sum)'
var requests = 'AppRequests | where toint(ResultCode) >= 500 | summarize value = count()'

var rules = [
  {
    key: 'orchestrations-failed'
    says: 'An orchestration has failed: a course, a pay run or a week stands still. /staff lists it, with retry and skip.'
    query: format(count, 'delivery.orchestrations.failed')
    above: 0
    severity: 1
    window: 'PT15M'
  }
  {
    key: 'programme-late'
    says: 'The week is not published fifteen minutes after its Friday hour.'
    query: format(gauge, 'delivery.programme.late')
    above: 15
    severity: 0
    window: 'PT15M'
  }
  {
    key: 'pay-late'
    says: 'A pay window has passed and its step is not done.'
    query: format(gauge, 'delivery.pay.late')
    above: 0
    severity: 1
    window: 'PT1H'
  }
  {
    key: 'mail-waits'
    says: 'The oldest unsent mail waits too long: is the mail server reachable, is the sending budget too small?'
    query: format(gauge, 'delivery.mail.outbox.age')
    above: mailSeconds
    severity: 2
    window: 'PT30M'
  }
  {
    key: 'quota-drifts'
    says: 'A street\'s ledger and its courses disagree on the lessons taken from its quota.'
    query: format(gauge, 'delivery.quota.drift')
    above: 0
    severity: 2
    window: 'PT1H'
  }
  {
    key: 'audit-broken'
    says: 'The audit log is not as it was sealed: somebody has altered, removed or added a line.'
    query: format(gauge, 'delivery.audit.breaks')
    above: 0
    severity: 1
    window: 'PT1H'
  }
  {
    key: 'backup-old'
    says: 'The last whole export of the tables is older than a day: nothing newer could be put back.'
    query: format(gauge, 'delivery.backup.age')
    above: 25
    severity: 1
    window: 'PT1H'
  }
  {
    key: 'server-errors'
    says: 'More than five answers in fifteen minutes were errors of our own (5xx).'
    query: requests
    above: 5
    severity: 1
    window: 'PT15M'
  }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${name}'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'Delivery'
    emailReceivers: empty(address) ? [] : [{ name: 'operators', emailAddress: address, useCommonAlertSchema: true }]
  }
}

resource alerts 'Microsoft.Insights/scheduledQueryRules@2022-06-15' = [
  for rule in rules: {
    name: '${name}-${rule.key}'
    location: location
    tags: tags
    properties: {
      displayName: '${name}: ${rule.key}'
      description: rule.says
      severity: rule.severity
      enabled: true
      scopes: [workspaceId]
      evaluationFrequency: 'PT5M'
      windowSize: rule.window
      criteria: {
        allOf: [
          {
            query: rule.query
            metricMeasureColumn: 'value'
            timeAggregation: 'Maximum'
            operator: 'GreaterThan'
            threshold: rule.above
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      autoMitigate: true
      actions: { actionGroups: [people.id] }
    }
  }
]

// An app that is down measures nothing, and every rule above would stay silent.
resource silence 'Microsoft.Insights/scheduledQueryRules@2022-06-15' = {
  name: '${name}-silence'
  location: location
  tags: tags
  properties: {
    displayName: '${name}: silence'
    description: 'The app has measured nothing for half an hour: it does not run, or its telemetry does not arrive.'
    severity: 0
    enabled: true
    scopes: [workspaceId]
    evaluationFrequency: 'PT10M'
    windowSize: 'PT30M'
    criteria: {
      allOf: [
        {
          query: 'AppMetrics | where Name == "delivery.mail.outbox.age"'
          timeAggregation: 'Count'
          operator: 'LessThan'
          threshold: 1
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
        }
      ]
    }
    autoMitigate: true
    actions: { actionGroups: [people.id] }
  }
}
