using Delivery.Functions.Tests.Architecture;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Teaching;
using LocalFunctions.Measuring;
using Xunit;

namespace Delivery.Functions.Tests.Storage;

/// <summary>
/// One course from order to pay, and the storage requests of each command and activity on its way, as requests.txt keeps
/// them: what grows shows in a diff. Each is one transaction that Azure bills, and one wait.
/// </summary>
public sealed class RequestTests
{
    private const string Kept = "tests/Delivery.Functions.Tests/Storage/requests.txt";

    [Fact]
    public async Task A_course_asks_of_storage_what_is_written_down()
    {
        var (actual, kept) = (Path.Combine(AppContext.BaseDirectory, "requests.txt"), House.ReadLines(Kept));
        var asked = await PlayAsync();
        await File.WriteAllLinesAsync(actual, asked, TestContext.Current.CancellationToken);
        Assert.True(
            asked.SequenceEqual(kept),
            $"The requests have changed. If they should have, copy {actual} to {Kept}.\n{string.Join('\n', asked)}"
        );
    }

    private static async Task<IReadOnlyList<string>> PlayAsync()
    {
        // The street offices' daily mail is none of a course's own.
        // One activity after another: what two of them read and write at once depends on the machine.
        var settings = new Dictionary<string, string?>
        {
            ["ChaseSchedule"] = "0 0 0 1 1 *",
            ["AzureFunctionsJobHost:extensions:durableTask:maxConcurrentActivityFunctions"] = "1",
        };
        await using var town = await Town.StartAsync(teachers: 2, settings);
        await town.AddTeacherAsync("T01", account: true);
        // What was set up does not count, nor do the timers that run by the clock and not by what happens.
        var before = Counted(town).ToDictionary(one => one.Name, one => one);
        await PlayAsync(town);
        return
        [
            .. Counted(town)
                .Select(now => before.GetValueOrDefault(now.Name) is { } was ? now.Less(was) : now)
                .Where(one => one.Times > 0)
                .Select(one => $"{one.Kind, -9} {one.Name, -28} {one.Times, 3} times {one.Requests, 4} requests")
                .Order(StringComparer.Ordinal),
        ];
    }

    // It brings a list up to date while the command that it follows does so too: whoever comes second writes less, or again.
    private static readonly string[] BesideItsCommand = ["ListConduct"];

    private sealed record Asked(WorkKind Kind, string Name, long Times, long Requests)
    {
        public Asked Less(Asked before) =>
            this with
            {
                Times = Times - before.Times,
                Requests = Requests - before.Requests,
            };
    }

    private static IEnumerable<Asked> Counted(Town town) =>
        town
            .App.Host.Tally.All.Where(one => one.Kind is WorkKind.Http or WorkKind.Activity)
            .Where(one => !BesideItsCommand.Contains(one.Name))
            .Select(one => new Asked(one.Kind, one.Name, one.Work.Count, one.Work.Requests));

    private static async Task PlayAsync(Town town)
    {
        var course = await town.FileAsync("2026-09-21T09:30", "2026-09-22T09:30");
        await DoAsync(town, $"/api/orders/{course}/decision", new { decision = "approve", comment = "" });
        await town.GetAsync($"/api/courses/{course}/candidates");
        await town.AnswerAsync(course, "T01", "accept");
        await DoAsync(town, $"/api/courses/{course}/confirmation/acknowledge", new { });
        foreach (var (lesson, day) in new[] { ("01", "2026-09-21"), ("02", "2026-09-22") })
        {
            await town.App.MoveToAsync($"{day}T12:00");
            using var photo = await Upload.PhotoAsync(town, $"{course}-{lesson}");
            photo.EnsureSuccessStatusCode();
            await town.PutAsync($"/api/lessons/{course}-{lesson}/attendance", new { headcount = 28 });
            await town.App.IdleAsync();
        }

        await town.App.MoveToAsync("2026-10-02T09:00");
        await town.PutAsync($"/api/feedback/2026-09/{Town.Street}", new { lessons = Feedback(course) });
        await town.App.MoveToAsync("2026-10-10T09:00");
        await DoAsync(town, "/api/settlements/2026-09/release", new { });
        await DoAsync(town, "/api/payslips/2026-09-T01/answer", new { answer = "agree" });
        await town.App.MoveToAsync("2026-10-16T09:00");
        await town.SendAsync("/api/settlements/2026-09/approve", new { }, town.App.Approver);
        await town.App.IdleAsync();
        var results = new[] { new { payslipId = "2026-09-T01", ok = true } };
        await DoAsync(town, "/api/settlements/2026-09/payout-results", new { results });
        Assert.Equal("Closed", await town.StageAsync(course));
    }

    private static async Task DoAsync(Town town, string path, object body)
    {
        await town.SendAsync(path, body);
        await town.App.IdleAsync();
    }

    private static IEnumerable<object> Feedback(string course) =>
        new[] { "01", "02" }.Select(lesson => new
        {
            lessonId = $"{course}-{lesson}",
            delivered = true,
            headcount = 28,
            ratings = new
            {
                teaching = 5,
                punctuality = 5,
                organisation = 5,
            },
        });
}
