using Delivery.Domain.Calendar;
using Delivery.Functions.Feedback;
using Delivery.Functions.Settlement.Disputes;
using Delivery.Functions.Settlement.Lessons;
using Delivery.Functions.Settlement.Payout;
using Delivery.Functions.Settlement.Payslips;
using Delivery.Functions.Settlement.Runs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Delivery.Functions;

/// <summary>A month's lessons, from the streets' feedback to money in the teachers' accounts. Instance: <c>settlement-{month}</c>.</summary>
public static class SettlementOrchestrator
{
    [Function(nameof(SettlementOrchestrator))]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var month = context.GetInput<Month>();
        try
        {
            await context.CollectFeedback(month);
            int? sentBack = await context.MakePayslips(month) ? 0 : null;
            while (sentBack is { } times)
            {
                await context.AwaitRelease(month, times);
                await context.AwaitChecks(month);
                sentBack = await context.AwaitPayout(month, times);
            }

            await context.SettleLessons(month);
        }
        catch (TaskFailedException failure)
        {
            await context.TellOfStop(month, failure);
            throw;
        }
    }
}
