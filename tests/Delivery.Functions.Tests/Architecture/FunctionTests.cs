using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Xunit;

namespace Delivery.Functions.Tests.Architecture;

public sealed class FunctionTests
{
    private static readonly string[] Writes =
    [
        "TableClient::AddEntity",
        "TableClient::UpdateEntity",
        "TableClient::UpsertEntity",
        "TableClient::DeleteEntity",
        "TableClient::SubmitTransaction",
        "BlobClient::Upload",
        "BlobBaseClient::Delete",
        "BlobContainerClient::UploadBlob",
        "BlobContainerClient::DeleteBlob",
        "DurableTaskClient::ScheduleNewOrchestrationInstance",
        "DurableTaskClient::RaiseEvent",
        "DurableTaskClient::Terminate",
        "DurableTaskClient::Purge",
    ];

    // The list and the files that have account numbers.
    private static readonly string[] TakesAccounts = ["PayoutApi.GetPayoutFile → ", "BankFilesApi.GetBankFile → "];

    // That somebody took account numbers is written down, and, once a day, that a key was used: the two traces that
    // reading leaves.
    private static bool IsTraceOfReading(string path) =>
        TakesAccounts.Any(start => path.StartsWith(start, StringComparison.Ordinal))
            && path.EndsWith("AuditLog.WriteAsync → TableClient.AddEntityAsync", StringComparison.Ordinal)
        || path.Contains(" → ApiKeys.NoteUseAsync → ", StringComparison.Ordinal)
            && path.EndsWith(" → TableClient.UpdateEntityAsync", StringComparison.Ordinal);

    [Fact]
    public void A_function_name_is_given_once() =>
        Offences.AssertNone(
            Triggers
                .Functions.GroupBy(
                    method => method.GetCustomAttribute<FunctionAttribute>()!.Name,
                    StringComparer.OrdinalIgnoreCase
                )
                .Where(same => same.Count() > 1)
                .Select(same => same.Key),
            "The host starts only one function of a name:"
        );

    [Fact]
    public void A_route_and_method_lead_to_one_function() =>
        Offences.AssertNone(
            Triggers
                .Of<HttpTriggerAttribute>()
                .SelectMany(trigger => trigger.Binding.Methods!.Select(verb => $"{verb} {trigger.Binding.Route}"))
                .GroupBy(route => route, StringComparer.OrdinalIgnoreCase)
                .Where(same => same.Count() > 1)
                .Select(same => same.Key),
            "More than one function answers:"
        );

    [Fact]
    public void Reading_and_acting_are_different_functions() =>
        Offences.AssertNone(
            Triggers
                .Of<HttpTriggerAttribute>()
                .Where(trigger =>
                    trigger.Binding.Methods is not { Length: > 0 } verbs
                    || (Reads(trigger) && !verbs.SequenceEqual(["get", "head"]))
                )
                .Select(trigger => trigger.Name),
            "A function names its methods, and GET stands alone but for HEAD, which every GET answers:"
        );

    [Fact]
    public void Nothing_that_a_GET_reaches_writes()
    {
        using var graph = new CallGraph(House.Functions);

        Offences.AssertNone(
            from trigger in Triggers.Of<HttpTriggerAttribute>().Where(Reads)
            from call in graph.ReachableFrom(trigger.Method)
            where
                Writes.Any(write =>
                    $"{call.Method.DeclaringType.Name}::{call.Method.Name}".StartsWith(write, StringComparison.Ordinal)
                )
            where !IsTraceOfReading(call.Path)
            select call.Path,
            "Mail scanners and browsers follow links ahead of people, so GET changes nothing:"
        );
    }

    private static bool Reads(Trigger<HttpTriggerAttribute> trigger) =>
        trigger.Binding.Methods?.Contains("get", StringComparer.OrdinalIgnoreCase) ?? false;
}
