using System.Diagnostics;
using Delivery.Functions.Email.WeChat;
using Delivery.Functions.Storage;
using Delivery.Functions.Workflow;
using Microsoft.Extensions.Logging;

namespace Delivery.Functions.Email;

/// <summary>Hands waiting mails to the transport, one after the other, and writes down together what came of them.</summary>
public sealed partial class Postman(
    DeliveryTables tables,
    IMailTransport transport,
    SmsChannel sms,
    TrySendNotice notice,
    DeliverySettings settings,
    Telemetry telemetry,
    TimeProvider clock,
    ILogger<Postman> log
)
{
    /// <param name="until">
    /// From here on the timer takes those mails to be abandoned: what has not been tried by then is left to it.
    /// </param>
    /// <returns>How many the transport took.</returns>
    public async Task<int> SendAsync(IEnumerable<WaitingMail> mails, DateTimeOffset until)
    {
        var outcomes = new List<MailOutcome>();
        foreach (var mail in mails.TakeWhile(_ => clock.GetUtcNow() < until))
            outcomes.Add(await TryAsync(mail));
        await MailBatches.WriteAsync(tables.Mail, outcomes.Select(outcome => outcome.Writes()));
        return outcomes.Count(outcome => outcome.State == MailState.Sent);
    }

    /// <summary>Outside production, whatever really leaves goes to listed addresses only.</summary>
    public bool MayReach(Mail mail) =>
        CarrierOf(mail) is { } carrier
        && (!carrier.ReachesPeople || settings.Environment == "production" || IsListed(mail.To.Address));

    private bool IsListed(string address) =>
        settings.Mail.AllowedRecipients.Any(allowed =>
            allowed.StartsWith('@')
                ? address.EndsWith(allowed, StringComparison.OrdinalIgnoreCase)
                : address.Equals(allowed, StringComparison.OrdinalIgnoreCase)
        );

    private IMailTransport? CarrierOf(Mail mail) => mail.Channel == MailChannel.Sms ? sms.Carrier : transport;

    private async Task<MailOutcome> TryAsync(WaitingMail mail)
    {
        if (!MayReach(mail.Mail) || CarrierOf(mail.Mail) is not { } carrier)
            return new MailOutcome(mail, MailState.Withheld, clock.GetUtcNow());
        using var span = telemetry.Spans.StartActivity("SendMail", ActivityKind.Producer);
        span?.SetTag("delivery.mail_id", mail.Place.Id).SetTag(Telemetry.OrderTag, BusinessKey.OrderIn(mail.Mail.Key));
        try
        {
            // The time of writing down, not of this try: the same mail stays the same file.
            var way = await notice(mail.Place.Id, mail.Mail, mail.WrittenAt) ? MailWay.WeChat : MailWay.AsWritten;
            if (way == MailWay.AsWritten)
                await carrier.SendAsync(mail.Place.Id, mail.Mail, mail.WrittenAt);
            telemetry.MailsSent.Add(1);
            return new MailOutcome(mail, MailState.Sent, clock.GetUtcNow()) { Way = way };
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            span?.SetStatus(ActivityStatusCode.Error, failure.GetType().Name);
            return Refused(mail, failure);
        }
    }

    private MailOutcome Refused(WaitingMail mail, Exception failure)
    {
        var outcome = MailOutcome.Refused(
            mail,
            failure.Message,
            clock.GetUtcNow(),
            forGood: failure is MessageRefusedException
        );
        // Only the kind of failure: mail servers repeat the address in what they say.
        NotTaken(mail.Place.Id, failure.GetType().Name, outcome.Tries);
        if (outcome.GoesAnotherWay)
            AnotherWay(mail.Place.Id, outcome.Tries);
        else if (outcome.State == MailState.Failed)
        {
            telemetry.MailsFailed.Add(1);
            NoMoreTries(mail.Place.Id, outcome.Tries);
        }
        return outcome;
    }

    [LoggerMessage(1202, LogLevel.Warning, "Mail {Id} was not taken by the transport: {Failure}, try {Try}")]
    private partial void NotTaken(Guid id, string failure, int @try);

    [LoggerMessage(2951, LogLevel.Warning, "Message {Id} is given up one way after {Tries} tries and goes the other")]
    private partial void AnotherWay(Guid id, int tries);

    [LoggerMessage(1203, LogLevel.Error, "Mail {Id} is given up after {Tries} tries; staff may send it again")]
    private partial void NoMoreTries(Guid id, int tries);
}
