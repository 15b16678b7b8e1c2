using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Delivery.Functions.Settlement.Carried;

/// <param name="AfterClosing">It is paid again with a later month, not in the same run.</param>
/// <param name="Failed">It never arrived: the bank refused the transfer.</param>
public sealed record ReturnedMoney(
    string PayslipId,
    DateOnly On,
    string Reason,
    bool AfterClosing,
    bool Failed = false
);

/// <summary>
/// The teacher hears that the bank sent the money back or refused to send it, and how to set the account right. Instance:
/// <c>return-{payslipId}-{day}</c>, and with <c>-failed</c> behind it for a refused transfer: once a day.
/// </summary>
public static class ReturnOrchestrator
{
    [Function(nameof(ReturnOrchestrator))]
    public static Task Run([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.Do(nameof(TellOfReturn), context.GetInput<ReturnedMoney>()!);

    public static OutboxMessage Start(string payslipId, DateOnly on, string reason, bool afterClosing) =>
        OutboxMessage.Start(
            nameof(ReturnOrchestrator),
            Instances.Return(payslipId, on),
            new ReturnedMoney(payslipId, on, reason, afterClosing)
        );

    public static OutboxMessage StartFailed(string payslipId, DateOnly on, string reason) =>
        OutboxMessage.Start(
            nameof(ReturnOrchestrator),
            Instances.FailedTransfer(payslipId, on),
            new ReturnedMoney(payslipId, on, reason, AfterClosing: false, Failed: true)
        );
}
