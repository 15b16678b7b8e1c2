using Delivery.Local.Clock;
using Delivery.Local.Durable;
using Delivery.Local.Functions;
using Delivery.Local.Mail;
using Delivery.Local.Measuring;
using Delivery.Local.Timers;

namespace Delivery.Local.Hosting;

/// <summary>What a running host is made of.</summary>
internal sealed record HostParts(
    HostOptions Options,
    HostAddress Address,
    HostKeys Keys,
    WebApplication App,
    FunctionCatalogue Catalogue,
    DurableEngine Engine,
    LocalClock Clock,
    ClockMover Mover,
    FunctionTimers Timers,
    MailFolder Mail,
    Idleness Idleness,
    Tally Tally
);
