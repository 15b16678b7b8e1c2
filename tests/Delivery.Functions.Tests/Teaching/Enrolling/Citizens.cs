using System.Text.Json;
using System.Text.RegularExpressions;
using Delivery.Functions.Tests.Matching;

namespace Delivery.Functions.Tests.Teaching.Enrolling;

/// <summary>Invented people who sign up for the town's courses, without an account.</summary>
internal static partial class Citizens
{
    /// <summary>No phone is asked for a code, so that whoever signs up is on the list at once.</summary>
    public static readonly Dictionary<string, string?> WithoutCodes = new()
    {
        ["Delivery:Enrolment:Verification"] = "false",
        ["Delivery:Rates:EnrolmentsPerNetwork"] = "0",
        ["Delivery:Rates:VisitsPerNetwork"] = "0",
    };

    public static string PhoneOf(int number) => $"1380001{number:0000}";

    public static string MailOf(int number) => $"citizen{number}@example.com";

    /// <summary>A course with so many places, by the street's own word.</summary>
    public static async Task<string> CourseAsync(this Town town, int places, params string[] lessons)
    {
        var course = await town.ConfirmedCourseAsync("T01", lessons);
        using var set = await town.PostFormAsync(
            $"/orders/{course}/roster",
            await town.StreetCookieAsync(Town.Street),
            ("act", "places"),
            ("places", $"{places}"),
            ("isOpen", "yes")
        );
        Xunit.Assert.Equal(303, (int)set.StatusCode);
        return course;
    }

    public static object BodyOf(int number, string? email = null, int birthYear = 1958) =>
        new
        {
            name = $"张{number}",
            phone = PhoneOf(number),
            birthYear,
            email = email ?? MailOf(number),
        };

    public static Task<JsonElement> EnrolAsync(this Town town, string course, int number) =>
        town.SendAsync($"/api/courses/{course}/enrolments", BodyOf(number), town.App.Anonymous);

    public static string IdOf(this JsonElement taken) => taken.GetProperty("enrolmentId").GetString()!;

    /// <summary>The path of their own page.</summary>
    public static string LinkOf(this JsonElement taken) => $"/enrolments/{taken.GetProperty("link").GetString()}";

    public static string StateOf(this JsonElement taken) =>
        $"{taken.GetProperty("state").GetString()} {taken.GetProperty("place").GetInt32()}";

    public static async Task CancelAsync(this Town town, JsonElement taken)
    {
        var link = taken.GetProperty("link").GetString();
        await town.SendAsync($"/api/enrolments/{taken.IdOf()}/cancel?link={link}", new { }, town.App.Anonymous);
        await town.App.IdleAsync();
    }

    /// <summary>Who has a place and who waits, by name, in their order.</summary>
    public static async Task<(string[] People, string[] Waiting)> RosterAsync(this Town town, string course)
    {
        await town.App.IdleAsync();
        var roster = await town.GetAsync($"/api/courses/{course}/roster");
        return (NamesIn(roster, "people"), NamesIn(roster, "waiting"));
    }

    /// <summary>The code in the newest text message to a phone.</summary>
    public static async Task<string> CodeAsync(this Town town, string phone) =>
        Code().Match((await town.App.MailAsync($"{phone}@sms"))[^1].Text!).Groups["code"].Value;

    private static string[] NamesIn(JsonElement roster, string list) =>
        [.. roster.GetProperty(list).EnumerateArray().Select(one => one.GetProperty("name").GetString()!)];

    [GeneratedRegex("验证码 (?<code>[0-9]{6})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();
}
