using System.Net.Http.Json;
using Delivery.Functions.Tests.Matching.DropOuts;
using Delivery.Functions.Tests.Matching.Plan;
using Delivery.TestKit;
using Xunit;

namespace Delivery.Functions.Tests.Matching.Exclusions;

/// <summary>Whoever wins is cut off from the storage around the booking, and excluded before the judging is tried again.</summary>
public sealed class ExclusionCrashTests
{
    // From the answer, which is taken, to the verdict; the booking is in between.
    public static IEnumerable<TheoryDataRow<int>> Rows => Enumerable.Range(7, 9).Select(n => new TheoryDataRow<int>(n));

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Nothing_stays_booked_with_the_excluded(int request)
    {
        var fuse = new StorageFuse();
        await using var town = await Town.StartAsync(teachers: 2, fuse: fuse);
        var course = await town.CourseAsync();
        await town.AnswerAsync(course, "T02", "accept");

        fuse.Arm(request, last: true);
        var isAnswered = await IsDeclinedAsync(town, course);
        await town.App.IdleAsync();
        Assert.True(fuse.HasBlown, "The judging took fewer requests.");
        fuse.Mend();
        // The answer is listed beside the judging, so the cut may meet either: whoever hears nothing sends it again.
        if (!isAnswered)
            Assert.True(await IsDeclinedAsync(town, course));
        await town.PostAsync("/staff/teachers/T02/exclusions", 303, ("street", "*"), ("reason", "资质待查"));
        await town.App.AdvanceAsync(TimeSpan.FromHours(2));

        Assert.Equal("Unmatched", await town.StageAsync(course));
        Assert.Empty(await town.BookedAsync("T02"));
    }

    private static async Task<bool> IsDeclinedAsync(Town town, string course)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/inquiries/{course}-1-T01/answer");
        request.Headers.Add("Idempotency-Key", "declined-by-T01");
        request.Content = JsonContent.Create(new { answer = "decline", reason = "时间冲突" });
        using var response = await town.App.Http.SendAsync(request);
        return response.IsSuccessStatusCode;
    }
}
