using Azure;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Delivery.Functions.Security.SignedIn;

/// <summary>Writes down on which day a session was last used, beside the answers.</summary>
public sealed partial class NoteSeenSessions(Sessions sessions, SessionRows rows, ILogger<NoteSeenSessions> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var seen in sessions.Seen.ReadAllAsync(stoppingToken))
            await NoteAsync(seen);
    }

    private async Task NoteAsync(Sessions.SeenSession seen)
    {
        try
        {
            await rows.NoteAsync(seen.Person, seen.Row, seen.Day);
        }
        // It is noted with the next request that looks the session up.
        catch (RequestFailedException failure)
        {
            NotNoted(failure);
        }
    }

    [LoggerMessage(1111, LogLevel.Warning, "The day of a session's use could not be written")]
    private partial void NotNoted(Exception failure);
}
