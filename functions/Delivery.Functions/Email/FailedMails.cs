using Delivery.Functions.Storage;

namespace Delivery.Functions.Email;

/// <summary>A mail that was given up, as staff see it.</summary>
/// <param name="Id">The row of the mail, and the name under which logs speak of it.</param>
public sealed record FailedMail(
    string Id,
    string Key,
    string To,
    string Name,
    string Subject,
    DateTimeOffset WrittenAt,
    DateTimeOffset GivenUpAt,
    int Tries,
    string? Trouble
)
{
    public static FailedMail Of(MailPlace place, OutgoingMail mail, DateTimeOffset now) =>
        new(
            place.Row,
            mail.Key,
            mail.Mail!.To.Address,
            mail.Mail.To.Name,
            mail.Mail.Subject,
            mail.At,
            now,
            mail.Tries,
            mail.Trouble
        );
}

/// <summary>The mails that nobody got, in a partition of their own, so that staff find them without looking through all mail.</summary>
public sealed class FailedMails(DeliveryTables tables)
{
    private const string Partition = "failed";

    public Task NoteAsync(FailedMail failed) => tables.Mail.UpsertEntityAsync(Row.Of(Partition, failed.Id, failed));

    public async Task ForgetAsync(string id) => await tables.Mail.DeleteEntityAsync(Partition, id);

    public async Task<FailedMail?> FindAsync(string id) =>
        (await tables.Mail.FindAsync<FailedMail>(Partition, id))?.Value;

    public Task<Listed<FailedMail>> PageAsync(string? after, int limit) =>
        tables.Mail.PageAsync<FailedMail>(
            Partition,
            after is null ? string.Empty : TableRows.KeyAfter(after),
            $"{char.MaxValue}",
            limit
        );
}
