using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Delivery.Functions.Email;

public sealed partial class SendWaitingMail(MailOutbox outbox, ILogger<SendWaitingMail> log)
{
    [Function(nameof(SendWaitingMail))]
    public async Task Run([TimerTrigger("%MailSchedule%")] TimerInfo timer)
    {
        var sent = await outbox.SendWaitingAsync();
        if (sent > 0)
            Sent(sent, timer.IsPastDue);
    }

    [LoggerMessage(1201, LogLevel.Information, "Sent {Count} mails that had waited (late: {Late})")]
    private partial void Sent(int count, bool late);
}
