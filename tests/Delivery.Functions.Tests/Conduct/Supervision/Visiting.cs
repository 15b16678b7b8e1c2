using System.Net;
using Delivery.Functions.Tests.Feedback.News;
using Delivery.Functions.Tests.Matching;
using Xunit;

namespace Delivery.Functions.Tests.Conduct.Supervision;

/// <summary>A visit that was drawn, and to which a supervisor is sent.</summary>
internal static class Visiting
{
    public const string Inspector = "sun@example.com";

    public static object Report { get; } = new
    {
        startedOnTime = true,
        teacherIsRight = true,
        headcount = 26,
        venueFits = true,
    };

    public static async Task<(string Visit, string Page)> SentAsync(Town town)
    {
        await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30");
        var drawn = await town.SendAsync(
            "/api/supervision/draws",
            new
            {
                week = "2026-W39",
                count = 1,
                seed = 7,
            }
        );
        var visit = drawn.GetProperty("visits")[0].GetProperty("visitId").GetString()!;
        await AssignAsync(town, visit, Inspector);
        return (visit, Town.PathIn(await town.MailAsync(Inspector, "请去督导"), "visits"));
    }

    public static string LessonOf(string visit) => visit["2026-W39-".Length..];

    public static async Task AssignAsync(Town town, string visit, string email)
    {
        using var assigned = await PostAsync(
            town,
            $"/staff/supervision/{visit}",
            ("personName", "孙七"),
            ("email", email)
        );
        Assert.Equal(HttpStatusCode.SeeOther, assigned.StatusCode);
    }

    public static async Task ReportedAsync(Town town, string page, string headcount)
    {
        using var reported = await PostAsync(
            town,
            page,
            ("act", "report"),
            ("startedOnTime", "yes"),
            ("teacherIsRight", "yes"),
            ("venueFits", "yes"),
            ("headcount", headcount)
        );
        Assert.Equal(HttpStatusCode.SeeOther, reported.StatusCode);
    }

    public static async Task<HttpResponseMessage> PostAsync(
        Town town,
        string path,
        params (string Name, string Value)[] fields
    )
    {
        var answer = await NewsTown.PostAsync(town, path, fields);
        await town.App.IdleAsync();
        return answer;
    }
}
