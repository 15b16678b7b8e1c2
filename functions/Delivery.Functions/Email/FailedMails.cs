using Azure.Data.Tables;
using Delivery.Functions.Storage;

namespace Delivery.Functions.Email;

/// <summary>A mail that was given up, as staff see it, with its text, so that they can send it again.</summary>
public sealed record FailedMail(
    Mail Mail,
    DateTimeOffset WrittenAt,
    DateTimeOffset GivenUpAt,
    int Tries,
    string? Trouble
)
{
    /// <summary>A server had taken it and sent it back: its text is gone by then, so that it cannot be sent again.</summary>
    public bool IsReturned { get; init; }

    internal const string Prefix = "failed|";

    internal static FailedMail Of(MailOutcome outcome) =>
        new(outcome.Mail.Mail, outcome.Mail.WrittenAt, outcome.At, outcome.Tries, outcome.Trouble);

    internal TableEntity ToRow() => Row.Of(MailPlace.Partition, Prefix + MailPlace.Of(Mail.Key).Hash, this);
}

/// <summary>The mails that nobody got, one after the other, so that staff find them without looking through all mail.</summary>
public sealed class FailedMails(DeliveryTables tables)
{
    /// <param name="id">The mail's hash.</param>
    public Task<Stored<FailedMail>?> FindAsync(string id) =>
        tables.Mail.FindAsync<FailedMail>(MailPlace.Partition, FailedMail.Prefix + id);

    public Task<Listed<FailedMail>> PageAsync(string? after, int limit) =>
        tables.Mail.PageAsync<FailedMail>(
            MailPlace.Partition,
            after is null ? FailedMail.Prefix : TableRows.KeyAfter(after),
            FailedMail.Prefix + char.MaxValue,
            limit
        );
}
