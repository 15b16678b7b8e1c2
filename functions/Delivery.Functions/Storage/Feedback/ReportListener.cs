using Delivery.Functions.Security;

namespace Delivery.Functions.Storage.Feedback;

/// <summary>Another stage that keeps something of a street's report, and hears of it as soon as it is saved.</summary>
/// <param name="HearAsync">Takes the report, the one that it replaced, and who sent it. Done twice, it is done once.</param>
public sealed record ReportListener(Func<FeedbackReport, FeedbackReport?, Caller, Task> HearAsync);
