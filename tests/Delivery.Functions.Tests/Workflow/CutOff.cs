using Delivery.TestKit;
using Xunit;
using RunningApp = Delivery.TestKit.DeliveryApp;

namespace Delivery.Functions.Tests.Workflow;

/// <param name="RunAsync">Gives the command; its answer may be lost.</param>
/// <param name="IsSavedAsync">Whether it was done; fails where what follows it is not as its own rows say.</param>
internal sealed record Killed(Func<Task> RunAsync, Func<Task<bool>> IsSavedAsync);

/// <summary>A command is killed before and after every one of its storage requests, and nobody repeats it.</summary>
internal static class CutOff
{
    /// <param name="prepareAsync">Takes the run's number, from 1.</param>
    public static async Task EverywhereAsync(RunningApp app, StorageFuse fuse, Func<int, Task<Killed>> prepareAsync)
    {
        var (saved, unsaved) = (0, 0);
        for (var (request, run) = (1, 1); ; request++)
            foreach (var last in new[] { false, true })
            {
                var command = await prepareAsync(run++);
                await app.IdleAsync();
                fuse.Arm(request, last);
                await command.RunAsync();
                var wasCut = fuse.HasBlown;
                fuse.Mend();
                await app.AdvanceAsync(TimeSpan.FromMinutes(15));
                var isSaved = await command.IsSavedAsync();
                if (!wasCut)
                {
                    // Cut before its batch it is not done, and after its batch it is; list, mail and log come behind it.
                    Assert.True(unsaved >= 3 && saved >= 5, $"{unsaved} {saved}");
                    return;
                }

                (saved, unsaved) = isSaved ? (saved + 1, unsaved) : (saved, unsaved + 1);
            }
    }
}
