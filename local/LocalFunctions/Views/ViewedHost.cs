using LocalFunctions.Clock;
using LocalFunctions.Durable;
using LocalFunctions.Functions;
using LocalFunctions.Simulation;
using LocalFunctions.Timers;

namespace LocalFunctions.Views;

/// <summary>What the host's pages show and move: the running parts, and what the app adds of itself.</summary>
public sealed record ViewedHost(
    ViewedApp App,
    string DataFolder,
    string RoutePrefix,
    FunctionCatalogue Catalogue,
    DurableEngine Engine,
    LocalClock Clock,
    ClockMover Mover,
    FunctionTimers Timers,
    CancellationToken Stopping
);

/// <summary>What an app adds to the host's pages.</summary>
/// <param name="Sections">Further sections of /local.</param>
/// <param name="Moments">Moments that people of this app often move to.</param>
/// <param name="Facts">Where things are and which keys open them; read at each look.</param>
public sealed record ViewedApp(
    IReadOnlyList<ViewedSection> Sections,
    IReadOnlyList<NamedMoment> Moments,
    Func<IServiceProvider, IReadOnlyList<KeyValuePair<string, string>>> Facts
)
{
    public static ViewedApp Plain { get; } = new([], [], _ => []);

    /// <summary>What the app's pages are called, in the order in which they are shown.</summary>
    public IReadOnlyList<NamedPages> Pages { get; init; } = [];
}

/// <param name="Address">Begins with /local/.</param>
/// <param name="Note">What is there, in a few words.</param>
public sealed record ViewedSection(string Address, string Name, string Note);

/// <param name="Word">In the form that moves there.</param>
/// <param name="Next">The first such moment after a time.</param>
public sealed record NamedMoment(string Word, string Label, Func<DateTimeOffset, DateTimeOffset> Next);
