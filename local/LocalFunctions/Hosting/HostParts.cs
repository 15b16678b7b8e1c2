using LocalFunctions.Clock;
using LocalFunctions.Durable;
using LocalFunctions.Functions;
using LocalFunctions.Measuring;
using LocalFunctions.Simulation;
using LocalFunctions.Timers;

namespace LocalFunctions.Hosting;

/// <summary>What a running host is made of.</summary>
internal sealed record HostParts(
    FunctionsHostOptions Options,
    HostAddress Address,
    HostKeys Keys,
    WebApplication App,
    FunctionCatalogue Catalogue,
    DurableEngine Engine,
    LocalClock Clock,
    ClockMover Mover,
    FunctionTimers Timers,
    Idleness Idleness,
    Tally Tally,
    CancellationTokenSource Stopping
);
