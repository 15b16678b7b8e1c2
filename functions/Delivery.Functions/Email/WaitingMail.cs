using System.Text.Json.Serialization;
using Azure;
using Azure.Data.Tables;
using Delivery.Functions.Storage;

namespace Delivery.Functions.Email;

/// <summary>A mail that is still to be sent, with its text. Its row key is its place in the queue.</summary>
/// <param name="WrittenAt">The same for every try, also for those that staff ask for: the date in the mail.</param>
/// <param name="Since">When it began to wait.</param>
/// <param name="Again">Whether it had been given up, and staff send it once more.</param>
public sealed record WaitingMail(Mail Mail, DateTimeOffset WrittenAt, DateTimeOffset Since, bool Again = false)
{
    /// <summary>What all places in the queue begin with.</summary>
    public const string Prefix = "waiting|";

    private const string DueColumn = "Due";
    private const string TriesColumn = "Tries";

    /// <summary>How often the transport has refused it.</summary>
    [JsonIgnore]
    public int Tries { get; init; }

    [JsonIgnore]
    public MailPlace Place { get; } = MailPlace.Of(Mail.Key);

    [JsonIgnore]
    public string RowKey => $"{PrefixOf(Mail.Urgency)}{Since.UtcDateTime:yyyyMMddHHmmssfffffff}|{Place.Hash}";

    public static string PrefixOf(Urgency urgency) => $"{Prefix}{(int)urgency}|";

    /// <param name="due">
    /// From when on the timer may take it: at once, or when its first sender must be dead, or when it is to be tried again.
    /// </param>
    internal TableEntity RowAt(DateTimeOffset due) =>
        Row.Of(MailPlace.Partition, RowKey, this, (DueColumn, due), (TriesColumn, Tries));

    internal OutgoingMail Pending =>
        new(Mail.Key, MailState.Pending, Since, Tries, WaitsAt: RowKey, To: AddressTrouble.HashOf(Mail.To.Address));

    /// <summary>Changes when it is due and nothing else: the text is not sent to storage again.</summary>
    internal TableTransactionAction TriedAgainAt(DateTimeOffset due, int tries) =>
        new(
            TableTransactionActionType.UpdateMerge,
            new TableEntity(MailPlace.Partition, RowKey) { [DueColumn] = due, [TriesColumn] = tries },
            ETag.All
        );

    internal static WaitingMail Read(TableEntity row) =>
        Row.Read<WaitingMail>(row).Value with
        {
            Tries = row.GetInt32(TriesColumn)!.Value,
        };
}
