using Azure.Data.Tables;
using Delivery.Domain.Calendar;

namespace Delivery.Functions.Storage.People;

/// <summary>What somebody wrote or sent to the official account.</summary>
/// <param name="Key">The same for every try of the platform.</param>
/// <param name="OpenId">The sender, as this account knows them; nobody else's business.</param>
/// <param name="Type">As the platform calls it: text, image, video, shortvideo, file, event, …</param>
/// <param name="At">When it was sent.</param>
/// <param name="Text">Of a text; of an event its name.</param>
/// <param name="ThumbId">Of a video: a picture of it, as long as the platform keeps the video.</param>
public sealed record WeChatMessage(
    string Key,
    string AppId,
    string OpenId,
    string Type,
    DateTimeOffset At,
    string Text = "",
    string? MediaId = null,
    string? FileName = null,
    string? ThumbId = null
)
{
    /// <summary>Names the message to whoever goes on with it.</summary>
    public string Received => $"{ShanghaiTime.DateOf(At):yyyy-MM-dd}|{Key}";
}

public enum WeChatFileKind
{
    /// <summary>A photo or video of a lesson.</summary>
    Evidence,

    /// <summary>A list of who takes part in a course.</summary>
    Roster,
}

/// <param name="Id">Of a lesson or a course.</param>
/// <param name="Label">As the sender reads it.</param>
public sealed record WeChatTarget(string Id, string Label);

/// <summary>A file to be put somewhere: where it may belong; with several the sender is asked.</summary>
public sealed record WeChatFile(WeChatFileKind Kind, IReadOnlyList<WeChatTarget> Targets, DateTimeOffset AnswerBy);

/// <summary>A message as it was received, and what it was answered; the platform's further tries are answered the same.</summary>
/// <param name="Reply">Null until it is decided; empty where nothing is said.</param>
public sealed record WeChatReceived(WeChatMessage Message, string? Reply = null, WeChatFile? File = null);

/// <summary>What came from official accounts, by the day on which it was sent.</summary>
public sealed class WeChatInbox(DeliveryTables tables)
{
    /// <returns>The message as it is known; a new one is written down first.</returns>
    public async Task<WeChatReceived> TakeAsync(WeChatMessage message)
    {
        if (await FindAsync(message.Received) is { } known)
            return known;
        await tables.Access.InsertIfAbsentAsync(RowOf(new WeChatReceived(message)));
        return (await FindAsync(message.Received))!;
    }

    public async Task<WeChatReceived?> FindAsync(string received)
    {
        var (day, key) = (received.Split('|')[0], received.Split('|')[^1]);
        return (await tables.Access.FindAsync<WeChatReceived>(PartitionOf(day), key))?.Value;
    }

    public Task PutAsync(WeChatReceived received) =>
        tables.Access.UpsertEntityAsync(RowOf(received), TableUpdateMode.Replace);

    /// <summary>Notes for which content a signature was used.</summary>
    /// <returns>False when it was used for another one.</returns>
    public async Task<bool> UseSignatureAsync(DateTimeOffset at, string signature, string content)
    {
        var (partition, row) = (PartitionOf($"{ShanghaiTime.DateOf(at):yyyy-MM-dd}"), $"signature-{signature}");
        return await tables.Access.InsertIfAbsentAsync(Row.Of(partition, row, content))
            || (await tables.Access.FindAsync<string>(partition, row))?.Value == content;
    }

    public async Task<int> DeleteAsync(DateOnly day)
    {
        var partition = PartitionOf($"{day:yyyy-MM-dd}");
        var rows = await tables.Access.KeysAsync(partition, " ", $"{char.MaxValue}");
        await tables.Access.DeleteRowsAsync(partition, rows);
        return rows.Count;
    }

    /// <summary>Forgets what a sender sent on some days.</summary>
    public async Task<int> ForgetAsync(Func<WeChatMessage, bool> isTheirs, DateOnly from, DateOnly to)
    {
        var forgotten = 0;
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            var partition = PartitionOf($"{day:yyyy-MM-dd}");
            // What begins like a signature is none of them.
            var sent = await tables.Access.RangeAsync<WeChatReceived>(partition, "0", "g").ToListAsync();
            var rows = sent.Where(row => isTheirs(row.Value.Message)).Select(row => row.RowKey).ToList();
            await tables.Access.DeleteRowsAsync(partition, rows);
            forgotten += rows.Count;
        }

        return forgotten;
    }

    private static TableEntity RowOf(WeChatReceived received) =>
        Row.Of(PartitionOf(received.Message.Received.Split('|')[0]), received.Message.Key, received);

    private static string PartitionOf(string day) => $"wechat-received|{day}";
}
