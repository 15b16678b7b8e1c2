using Delivery.Functions.Security;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Teaching.Enrolling;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Teaching;

/// <summary>What a teacher reads behind a link of a lesson that is over.</summary>
public sealed class ExpiredLinkTests
{
    [Fact]
    public async Task Every_page_behind_it_says_that_it_expired_and_where_a_new_one_comes_from()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30");
        var links = town.App.Services.GetRequiredService<SignedLinks>();
        var over = links.Make(
            LinkPurpose.Lesson,
            "lessons",
            $"{course}-01|T01",
            new DateTimeOffset(2026, 8, 1, 0, 0, 0, TimeSpan.Zero)
        );
        var expired = over.Segments[^1];

        foreach (var (token, status) in new[] { (expired, 410), ("forged", 404) })
        {
            using var page = await town.App.Anonymous.GetAsync(new Uri($"/lessons/{token}", UriKind.Relative));
            using var list = await town.App.Anonymous.GetAsync(
                new Uri($"/lessons/{course}-01/check-in?link={token}", UriKind.Relative)
            );
            using var ticked = await town.PostFormAsync(
                $"/lessons/{course}-01/check-in?link={token}",
                ("walkIns", "3")
            );
            using var picture = await town.App.Anonymous.GetAsync(
                new Uri($"/lessons/{token}/pictures/{course}-01-x", UriKind.Relative)
            );
            using var taken = await town.PostFormAsync($"/lessons/{token}/media/{course}-01-x", ("act", "withdraw"));

            foreach (var answer in new[] { page, list, ticked, picture, taken })
            {
                Assert.Equal(status, (int)answer.StatusCode);
                var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                Assert.Equal(status == 410, text.Contains("这个链接已失效", StringComparison.Ordinal));
                Assert.Equal(status == 410, text.Contains("新的登录链接会发到信箱", StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public async Task Every_call_of_the_API_that_takes_a_link_says_so_too()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30");
        await town.App.MoveToAsync("2026-09-21T10:00");
        var lesson = $"{course}-01";
        var media = (await town.SendAsync($"/api/lessons/{lesson}/media", new { })).GetProperty("mediaId");
        var report = new
        {
            startedOnTime = true,
            teacherIsRight = true,
            headcount = 26,
            venueFits = true,
        };

        foreach (
            var (path, body, purpose, subject) in new (string, object, string, string)[]
            {
                ($"/api/lessons/{lesson}/media", new { }, LinkPurpose.Lesson, $"{lesson}|T01"),
                ($"/api/lessons/{lesson}/media", new { }, LinkPurpose.Filming, "F1"),
                // Whether there is such a lesson is not told.
                ($"/api/lessons/{course}-09/media", new { }, LinkPurpose.Lesson, $"{lesson}|T01"),
                ($"/api/media/{media}/complete", new { }, LinkPurpose.Lesson, $"{lesson}|T01"),
                ($"/api/lessons/{lesson}/check-in", new { present = Nobody }, LinkPurpose.Lesson, $"{lesson}|T01"),
                ("/api/supervision/V1/report", report, LinkPurpose.Visit, "V1|1"),
                (
                    $"/api/streets/{Town.Street}/agreements/2026/sign",
                    new
                    {
                        version = "2026",
                        name = "林一",
                        agreed = true,
                    },
                    LinkPurpose.Agreement,
                    $"{Town.Street}|2026"
                ),
            }
        )
        {
            Assert.Equal(Expired, await RefusedAsync(town, path, body, TokenOf(town, purpose, subject, isOver: true)));
            Assert.StartsWith("403 auth.forbidden", await RefusedAsync(town, path, body, "forged"));
        }

        // It holds still, and another teacher has the lesson.
        var left = TokenOf(town, LinkPurpose.Lesson, $"{lesson}|T02", isOver: false);
        Assert.Equal(Expired, await RefusedAsync(town, $"/api/lessons/{lesson}/media", new { }, left));
        var elsewhere = TokenOf(town, LinkPurpose.Lesson, $"{course}-02|T01", isOver: false);
        Assert.StartsWith(
            "403 auth.forbidden",
            await RefusedAsync(town, $"/api/lessons/{lesson}/media", new { }, elsewhere)
        );
    }

    [Fact]
    public async Task Who_gives_a_place_up_by_it_is_told_so_too()
    {
        await using var town = await Town.StartAsync(teachers: 1, Citizens.WithoutCodes);
        var course = await town.CourseAsync(places: 20, "2026-10-12T09:30");
        var id = (await town.EnrolAsync(course, 1)).IdOf();
        var token = TokenOf(town, LinkPurpose.Enrolment, id, isOver: true);

        Assert.Equal(Expired, await RefusedAsync(town, $"/api/enrolments/{id}/cancel", new { }, token));
        Assert.StartsWith(
            "403 enrolment.link",
            await RefusedAsync(town, $"/api/enrolments/{id}/cancel", new { }, "forged")
        );
    }

    private const string Expired =
        "403 auth.link-expired 这个链接已过期，不能再用。老师和街镇请到登录页输入登记的邮箱，新的登录链接会发到信箱；"
        + "督导、拍摄和报名的链接请打协会的电话再要一个";

    private static readonly string[] Nobody = [];

    private static Task<string> RefusedAsync(Town town, string path, object body, string token) =>
        town.RefusalAsync($"{path}?link={token}", body, by: town.App.Anonymous);

    private static string TokenOf(Town town, string purpose, string subject, bool isOver) =>
        town
            .App.Services.GetRequiredService<SignedLinks>()
            .Make(purpose, "x", subject, town.App.Now.AddDays(isOver ? -1 : 1))
            .Segments[^1];
}
