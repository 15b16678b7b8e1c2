using Azure.Data.Tables;
using Delivery.Functions.Storage;

namespace Delivery.Functions.Email;

/// <summary>What came of one try: which rows say so.</summary>
/// <param name="Trouble">What the transport said; null if it took the mail.</param>
internal sealed record MailOutcome(WaitingMail Mail, MailState State, DateTimeOffset At, string? Trouble = null)
{
    public MailWay Way { get; init; }

    // A minute, two, four, …: the last try comes a day and a half after the first, longer than mail servers are away.
    public const int MostTries = 12;

    // Two hours: who can be reached another way does not wait a day and a half for this one.
    public const int MostTriesOfTwoWays = 8;

    /// <param name="forGood">No other try can help.</param>
    public static MailOutcome Refused(WaitingMail mail, string trouble, DateTimeOffset at, bool forGood = false) =>
        new(mail, !forGood && mail.Tries + 1 < MostOf(mail.Mail) ? MailState.Pending : MailState.Failed, at, trouble);

    private static int MostOf(Mail mail) => mail.Otherwise is null ? MostTries : MostTriesOfTwoWays;

    /// <summary>Given up this way, it goes the other one under the same key.</summary>
    public bool GoesAnotherWay => State == MailState.Failed && Mail.Mail.Otherwise is not null;

    public int Tries => State == MailState.Withheld ? Mail.Tries : Mail.Tries + 1;

    public MailWrites Writes() => new([.. Actions()], State == MailState.Failed ? MailBatches.SizeOf(Mail.Mail) : 1024);

    private IEnumerable<TableTransactionAction> Actions()
    {
        yield return State == MailState.Pending ? Mail.TriedAgainAt(NextTry, Tries) : Leave();
        yield return TableRows.Put(Row.Of(MailPlace.Partition, Mail.Place.Row, Outgoing));
        if (GoesAnotherWay)
            yield return TableRows.Insert(Otherwise.RowAt(At));
        else if (State == MailState.Failed)
            yield return TableRows.Put(FailedMail.Of(this).ToRow());
        if (State == MailState.Failed || (State == MailState.Sent && Mail.Again))
            yield return TableRows.Put(AddressTrouble.Of(this).ToRow());
    }

    // First of all: where the mail has left the queue meanwhile, a rival has settled it, and nothing here is written.
    private TableTransactionAction Leave() => TableRows.Delete(MailPlace.Partition, Mail.RowKey);

    // Never at once: of a mail that has waited for hours, many of these times are past.
    private DateTimeOffset NextTry =>
        Mail.Since.AddMinutes(1 << Tries) is var next && next > At ? next : At.AddMinutes(1);

    // At another place of the queue, also where no time has passed.
    private WaitingMail Otherwise =>
        new(
            Mail.Mail.Otherwise! with
            {
                Key = Mail.Mail.Key,
            },
            Mail.WrittenAt,
            At > Mail.Since ? At : Mail.Since.AddTicks(1)
        );

    private OutgoingMail Outgoing =>
        GoesAnotherWay
            ? Otherwise.Pending with
            {
                Trouble = Trouble,
            }
            : new(
                Mail.Mail.Key,
                State,
                Mail.Since,
                Tries,
                Trouble,
                State == MailState.Pending ? Mail.RowKey : null,
                Way,
                AddressTrouble.HashOf(Mail.Mail.To.Address)
            );
}
