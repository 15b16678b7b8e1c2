using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Delivery.Functions.Workflow;

/// <summary>
/// The one place that names what the app says of itself: spans and figures under the name Delivery. Nobody's name,
/// phone or address is ever a tag.
/// </summary>
public sealed class Telemetry : IDisposable
{
    public const string Name = "Delivery";
    public const string OrderTag = "delivery.order_id";
    public const string InstanceTag = "delivery.instance_id";

    public Telemetry()
    {
        OrdersSubmitted = Meter.CreateCounter<long>("delivery.orders.submitted", "{order}");
        OrdersApproved = Meter.CreateCounter<long>("delivery.orders.approved", "{order}");
        MailsSent = Meter.CreateCounter<long>("delivery.mails.sent", "{mail}");
        MailsFailed = Meter.CreateCounter<long>("delivery.mails.failed", "{mail}");
        LessonsSettled = Meter.CreateCounter<long>("delivery.lessons.settled", "{lesson}");
        OrchestrationsFailed = Meter.CreateCounter<long>("delivery.orchestrations.failed", "{orchestration}");
        ProgrammesPublished = Meter.CreateCounter<long>("delivery.programme.published", "{edition}");
        ProgrammeLate = Meter.CreateGauge<double>("delivery.programme.late", "min");
        PayLate = Meter.CreateGauge<double>("delivery.pay.late", "d");
        MailOutboxAge = Meter.CreateGauge<double>("delivery.mail.outbox.age", "s");
        BackupAge = Meter.CreateGauge<double>("delivery.backup.age", "h");
        QuotaDrift = Meter.CreateGauge<long>("delivery.quota.drift", "{lesson}");
        AuditBreaks = Meter.CreateGauge<long>("delivery.audit.breaks", "{place}");
    }

    public ActivitySource Spans { get; } = new(Name);

    public Meter Meter { get; } = new(Name);

    public Counter<long> OrdersSubmitted { get; }

    public Counter<long> OrdersApproved { get; }

    public Counter<long> MailsSent { get; }

    /// <summary>Given up after the last try.</summary>
    public Counter<long> MailsFailed { get; }

    public Counter<long> LessonsSettled { get; }

    /// <summary>Tag <c>orchestrator</c>.</summary>
    public Counter<long> OrchestrationsFailed { get; }

    /// <summary>Editions, corrections among them. Tag <c>week</c>.</summary>
    public Counter<long> ProgrammesPublished { get; }

    /// <summary>Minutes since the hour at which a week should have been published; 0 when none is missing.</summary>
    public Gauge<double> ProgrammeLate { get; }

    /// <summary>Days since the end of the payout window of a month that is not paid; 0 when none is late.</summary>
    public Gauge<double> PayLate { get; }

    /// <summary>Seconds since the oldest mail that still waits was written; 0 when none waits.</summary>
    public Gauge<double> MailOutboxAge { get; }

    /// <summary>Hours since the last whole export of the tables began; 0 where none was ever begun.</summary>
    public Gauge<double> BackupAge { get; }

    /// <summary>Lessons of orders whose ledger and stage disagree.</summary>
    public Gauge<long> QuotaDrift { get; }

    /// <summary>Places in which the audit log is not as it was sealed; 0 when last night found none.</summary>
    public Gauge<long> AuditBreaks { get; }

    /// <summary>Says on a span which instance, and so which order, it works for.</summary>
    public static void Mark(Activity? span, string? instanceId)
    {
        if (span is null || instanceId is null)
            return;
        span.SetTag(InstanceTag, instanceId);
        if (BusinessKey.OrderIn(instanceId) is { } order)
            span.SetTag(OrderTag, order);
    }

    public static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);

    public void Dispose()
    {
        Spans.Dispose();
        Meter.Dispose();
    }
}
