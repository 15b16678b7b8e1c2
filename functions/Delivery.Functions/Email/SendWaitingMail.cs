using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Delivery.Functions.Email;

public sealed class SendWaitingMail(MailOutbox outbox, ILogger<SendWaitingMail> log)
{
    [Function(nameof(SendWaitingMail))]
    public async Task Run([TimerTrigger("%MailSchedule%")] TimerInfo timer)
    {
        var sent = await outbox.SendWaitingAsync();
        if (sent > 0)
            log.LogInformation("Sent {Count} mails that had waited (late: {Late})", sent, timer.IsPastDue);
    }
}
