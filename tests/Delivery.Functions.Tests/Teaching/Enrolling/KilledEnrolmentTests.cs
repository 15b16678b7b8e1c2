using System.Net.Http.Json;
using Delivery.Functions.Tests.Matching;
using Delivery.TestKit;
using Xunit;

namespace Delivery.Functions.Tests.Teaching.Enrolling;

/// <summary>
/// Somebody is taken off a list, and we are killed after each of the command's storage requests; sent again under its key, it
/// is done, and they hear of it once.
/// </summary>
public sealed class KilledEnrolmentTests
{
    // More requests than any of the commands makes.
    private const int Most = 60;

    [Theory]
    [InlineData("cancel", "已取消")]
    [InlineData("roster", "已由街镇移出名单")]
    public async Task Who_is_taken_off_a_list_hears_of_it_once_wherever_we_were_killed(string command, string told)
    {
        var fuse = new StorageFuse();
        await using var town = await Town.StartAsync(
            teachers: 1,
            new Dictionary<string, string?>(Citizens.WithoutCodes) { ["Delivery:Rates:EnrolmentsPerPhone"] = "0" },
            fuse: fuse
        );
        var course = await town.CourseAsync(places: 5);

        var times = 0;
        for (var cut = true; cut && times < Most; times++)
        {
            var id = (await town.EnrolAsync(course, 1)).IdOf();
            await town.App.IdleAsync();
            fuse.Arm(times + 1, last: true);
            using (await SendAsync(town, command, course, id, times))
                cut = fuse.HasBlown;
            fuse.Mend();
            using var again = await SendAsync(town, command, course, id, times);
            Assert.True(again.IsSuccessStatusCode, await again.Content.ReadAsStringAsync());
        }

        Assert.InRange(times, 8, Most - 1);
        Assert.Empty((await town.RosterAsync(course)).People);
        // What was cut off before its mail was on its way is sent by the evening's timer.
        await town.App.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.Equal(
            times,
            (await town.SubjectsAsync(Citizens.MailOf(1))).Count(subject =>
                subject.EndsWith(told, StringComparison.Ordinal)
            )
        );
    }

    private static async Task<HttpResponseMessage> SendAsync(
        Town town,
        string command,
        string course,
        string id,
        int number
    )
    {
        var isCancel = command == "cancel";
        using var request = new HttpRequestMessage(
            isCancel ? HttpMethod.Post : HttpMethod.Put,
            isCancel ? $"/api/enrolments/{id}/cancel" : $"/api/courses/{course}/roster"
        );
        request.Headers.Add("Idempotency-Key", $"key-{number}");
        if (!isCancel)
            request.Content = JsonContent.Create(new { people = Array.Empty<object>() });
        return await town.App.Http.SendAsync(request);
    }
}
