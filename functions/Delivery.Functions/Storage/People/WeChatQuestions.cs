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

    /// <summary>Asks, or asks on: a phone sends several files at once, and each of them waits.</summary>
    /// <param name="next">Of the question as it stands, null for none; asked again where another file comes first.</param>
    public Task<WeChatQuestion> AskAsync(WeChatMessage message, Func<WeChatQuestion?, WeChatQuestion> next) =>
        ChangeAsync(RowOf(SenderOf(message)), next);

    /// <summary>A file waits no more; with the last of them the question is over.</summary>
    /// <returns>Whether none waits any more: one word is for all that waited together.</returns>
    public Task<bool> LeaveAsync(WeChatMessage message) => LeaveAsync(message, [message.Received]);

    /// <param name="answered">Messages whose files wait no more; what came meanwhile waits on.</param>
    /// <inheritdoc cref="LeaveAsync(WeChatMessage)"/>
    public Task<bool> LeaveAsync(WeChatMessage message, IReadOnlyList<string> answered) =>
        TableRows.UntilCommittedAsync(async () =>
        {
            if (await FindAsync(message) is not { } stored || !stored.Value.Received.Intersect(answered).Any())
                return (true, true);
            IReadOnlyList<string> left = [.. stored.Value.Received.Except(answered)];
            var row = Row.Of(stored.PartitionKey, stored.RowKey, stored.Value with { Received = left });
            var change = left.Count > 0 ? TableRows.Replace(row, stored.ETag) : TableRows.Delete(stored);
            return (await tables.Access.TryCommitAsync([change]), left.Count == 0);
        });

    public Task<Stored<WeChatFiled>?> FiledAsync(WeChatMessage message) =>
        tables.Access.FindAsync<WeChatFiled>(WeChatBindings.Partition, FiledRowOf(SenderOf(message)));

    /// <param name="next">Of what was filed before; asked again where another file is filed first.</param>
    public Task<WeChatFiled> FileAsync(WeChatMessage message, Func<WeChatFiled?, WeChatFiled> next) =>
        ChangeAsync(FiledRowOf(SenderOf(message)), next);

    private Task<T> ChangeAsync<T>(string row, Func<T?, T> change)
        where T : class =>
        TableRows.UntilCommittedAsync(async () =>
        {
            var known = await tables.Access.FindAsync<T>(WeChatBindings.Partition, row);
            var next = change(known?.Value);
            var entity = Row.Of(WeChatBindings.Partition, row, next);
            var put = known is null ? TableRows.Insert(entity) : TableRows.Replace(entity, known.ETag);
            return (await tables.Access.TryCommitAsync([put]), next);
        });

    private string SenderOf(WeChatMessage message) => bindings.SenderOf(message.AppId, message.OpenId);
}
