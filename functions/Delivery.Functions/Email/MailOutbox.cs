using System.Diagnostics;
using Azure.Data.Tables;
using Delivery.Functions.Storage;
using Delivery.Functions.Workflow;
using Microsoft.Extensions.Logging;

namespace Delivery.Functions.Email;

public enum MailState
{
    Pending,
    Sent,
    Withheld,
    Failed,
}

/// <summary>What stays of a mail: its text only as long as it waits.</summary>
public sealed record OutgoingMail(
    string Key,
    MailState State,
    DateTimeOffset At,
    int Tries,
    string? Trouble,
    Mail? Mail
);

/// <summary>
/// The one way out for mail. One key, one mail: a mail is written down before it is sent, so that whatever is repeated
/// or killed, it goes out once and is never lost. What the budget or a failure holds back, the timer sends.
/// </summary>
public sealed partial class MailOutbox(
    DeliveryTables tables,
    IMailTransport transport,
    MailBudget budget,
    WaitingMails queue,
    FailedMails failed,
    DeliverySettings settings,
    Telemetry telemetry,
    TimeProvider clock,
    ILogger<MailOutbox> log
)
{
    // A minute, two, four, …: the last try comes a day and a half after the first, longer than mail servers are away.
    private const int MostTries = 12;
    private static readonly TimeSpan StillAtWork = TimeSpan.FromMinutes(2);

    public async Task SendAsync(Mail mail)
    {
        var place = MailPlace.Of(mail.Key);
        var now = clock.GetUtcNow();
        var pending = new OutgoingMail(mail.Key, MailState.Pending, now, 0, null, mail);
        var waiting = new WaitingMail(place, mail.Urgency, now);
        // First the note by which the timer finds it, then the mail: a crash between leaves a note without a mail, which is harmless.
        await queue.AddAsync(waiting);
        if (await tables.Mail.InsertIfAbsentAsync(Row.Of(place.Partition, place.Row, pending)))
            await TrySendAsync(waiting, pending);
        else
            await RepeatAsync(waiting);
    }

    private async Task RepeatAsync(WaitingMail repeated)
    {
        var known = (await tables.Mail.FindAsync<OutgoingMail>(repeated.Place.Partition, repeated.Place.Row))!.Value;
        var first = repeated with { Since = known.At };
        if (known.State != MailState.Pending || first != repeated)
            await queue.RemoveAsync(repeated);
        if (known.State == MailState.Pending)
            await TrySendAsync(first, known);
    }

    /// <summary>Sends what waits, most urgent and oldest first, as far as the budget goes.</summary>
    public async Task<int> SendWaitingAsync()
    {
        var sent = 0;
        foreach (var note in await queue.SinceBeforeAsync(clock.GetUtcNow() - StillAtWork))
        {
            var mail = await tables.Mail.FindAsync<OutgoingMail>(note.Place.Partition, note.Place.Row);
            if (mail is not { Value.State: MailState.Pending })
                await queue.RemoveAsync(note);
            else if (IsDue(mail.Value) && await TrySendAsync(note, mail.Value))
                sent++;
        }

        return sent;
    }

    /// <summary>Sends a mail that was given up once more, with as many tries as at first.</summary>
    /// <returns>False when it is not among the given up: it was never, or somebody has sent it again.</returns>
    public async Task<bool> SendAgainAsync(string id)
    {
        if (await failed.FindAsync(id) is not { } given)
            return false;
        var place = MailPlace.Of(given.Key);
        var stored = await tables.Mail.FindAsync<OutgoingMail>(place.Partition, place.Row);
        if (stored is not { Value: { State: MailState.Failed, Mail: { } mail } })
        {
            await failed.ForgetAsync(id);
            return false;
        }

        var again = stored.Value with { State = MailState.Pending, At = clock.GetUtcNow(), Tries = 0 };
        var waiting = new WaitingMail(place, mail.Urgency, again.At);
        await queue.AddAsync(waiting);
        // Two who press at once: one of them finds it changed.
        if (!await tables.Mail.TryCommitAsync([TableRows.Replace(Row.Of(place.Partition, id, again), stored.ETag)]))
            return false;
        await failed.ForgetAsync(id);
        await TrySendAsync(waiting, again);
        return true;
    }

    public async Task<OutgoingMail?> FindAsync(string key)
    {
        var place = MailPlace.Of(key);
        return (await tables.Mail.FindAsync<OutgoingMail>(place.Partition, place.Row))?.Value;
    }

    private bool IsDue(OutgoingMail mail) =>
        mail.Tries == 0 || clock.GetUtcNow() >= mail.At + TimeSpan.FromMinutes(1 << mail.Tries);

    private async Task<bool> TrySendAsync(WaitingMail note, OutgoingMail outgoing)
    {
        if (!MayReach(outgoing.Mail!.To.Address))
            return await SettleAsync(note, outgoing with { State = MailState.Withheld, Mail = null });
        if (!await budget.TryTakeAsync())
            return false;
        using var span = telemetry.Spans.StartActivity("SendMail", ActivityKind.Producer);
        span?.SetTag("delivery.mail_id", note.Place.Id).SetTag(Telemetry.OrderTag, BusinessKey.OrderIn(outgoing.Key));
        try
        {
            // The time of writing down, not of this try: the same mail stays the same file.
            await transport.SendAsync(note.Place.Id, outgoing.Mail, outgoing.At);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // Only the kind of failure: mail servers repeat the address in what they say.
            span?.SetStatus(ActivityStatusCode.Error, failure.GetType().Name);
            NotTaken(note.Place.Id, failure.GetType().Name, outgoing.Tries + 1);
            return await RememberTroubleAsync(note, outgoing, failure.Message);
        }

        telemetry.MailsSent.Add(1);
        return await SettleAsync(
            note,
            outgoing with
            {
                State = MailState.Sent,
                Mail = null,
                Tries = outgoing.Tries + 1,
            }
        );
    }

    private async Task<bool> RememberTroubleAsync(WaitingMail note, OutgoingMail outgoing, string trouble)
    {
        var tried = outgoing with { Tries = outgoing.Tries + 1, Trouble = trouble };
        if (tried.Tries >= MostTries)
        {
            await failed.NoteAsync(FailedMail.Of(note.Place, tried, clock.GetUtcNow()));
            await SettleAsync(note, tried with { State = MailState.Failed });
            telemetry.MailsFailed.Add(1);
            NoMoreTries(note.Place.Id, tried.Tries);
        }
        else
            await PutAsync(Row.Of(note.Place.Partition, note.Place.Row, tried));
        return false;
    }

    private async Task<bool> SettleAsync(WaitingMail note, OutgoingMail settled)
    {
        await PutAsync(Row.Of(note.Place.Partition, note.Place.Row, settled));
        await queue.RemoveAsync(note);
        return settled.State == MailState.Sent;
    }

    // Replaced, not merged: of a long mail nothing may stay behind a short word about it.
    private async Task PutAsync(TableEntity row) => await tables.Mail.UpsertEntityAsync(row, TableUpdateMode.Replace);

    private bool MayReach(string address) =>
        !transport.ReachesPeople
        || settings.Environment == "production"
        || settings.Mail.AllowedRecipients.Any(allowed =>
            allowed.StartsWith('@')
                ? address.EndsWith(allowed, StringComparison.OrdinalIgnoreCase)
                : address.Equals(allowed, StringComparison.OrdinalIgnoreCase)
        );

    [LoggerMessage(1202, LogLevel.Warning, "Mail {Id} was not taken by the transport: {Failure}, try {Try}")]
    private partial void NotTaken(Guid id, string failure, int @try);

    [LoggerMessage(1203, LogLevel.Error, "Mail {Id} is given up after {Tries} tries; staff may send it again")]
    private partial void NoMoreTries(Guid id, int tries);
}
