using Azure.Data.Tables;

namespace Delivery.Functions.Storage.People;

/// <summary>What a sender was asked: where the files that came belong.</summary>
/// <param name="Received">The messages whose files wait for the answer.</param>
public sealed record WeChatQuestion(
    WeChatFileKind Kind,
    IReadOnlyList<WeChatTarget> Targets,
    IReadOnlyList<string> Received,
    DateTimeOffset Until
);

/// <summary>The photos and videos of a sender that were filed last, of which may still be said who agrees to show them.</summary>
public sealed record WeChatFiled(IReadOnlyList<string> MediaIds, DateTimeOffset At);

/// <summary>Open questions to senders, beside their bindings.</summary>
public sealed class WeChatQuestions(DeliveryTables tables, WeChatBindings bindings)
{
    internal static string RowOf(string sender) => $"question|{sender}";

    internal static string FiledRowOf(string sender) => $"filed|{sender}";

    public Task<Stored<WeChatQuestion>?> FindAsync(WeChatMessage message) =>
        tables.Access.FindAsync<WeChatQuestion>(WeChatBindings.Partition, RowOf(SenderOf(message)));

    public Task PutAsync(WeChatMessage message, WeChatQuestion question) =>
        tables.Access.UpsertEntityAsync(
            Row.Of(WeChatBindings.Partition, RowOf(SenderOf(message)), question),
            TableUpdateMode.Replace
        );

    public Task DeleteAsync(WeChatMessage message) =>
        tables.Access.DeleteEntityAsync(WeChatBindings.Partition, RowOf(SenderOf(message)));

    /// <summary>A file waits no more; with the last of them the question is over.</summary>
    /// <returns>Whether none waits any more: one word is for all that waited together.</returns>
    public Task<bool> LeaveAsync(WeChatMessage message) =>
        TableRows.UntilCommittedAsync(async () =>
        {
            if (await FindAsync(message) is not { } stored || !stored.Value.Received.Contains(message.Received))
                return (true, true);
            IReadOnlyList<string> left = [.. stored.Value.Received.Where(other => other != message.Received)];
            var row = Row.Of(stored.PartitionKey, stored.RowKey, stored.Value with { Received = left });
            var change = left.Count > 0 ? TableRows.Replace(row, stored.ETag) : TableRows.Delete(stored);
            return (await tables.Access.TryCommitAsync([change]), left.Count == 0);
        });

    public Task<Stored<WeChatFiled>?> FiledAsync(WeChatMessage message) =>
        tables.Access.FindAsync<WeChatFiled>(WeChatBindings.Partition, FiledRowOf(SenderOf(message)));

    public Task PutAsync(WeChatMessage message, WeChatFiled filed) =>
        tables.Access.UpsertEntityAsync(
            Row.Of(WeChatBindings.Partition, FiledRowOf(SenderOf(message)), filed),
            TableUpdateMode.Replace
        );

    private string SenderOf(WeChatMessage message) => bindings.SenderOf(message.AppId, message.OpenId);
}
