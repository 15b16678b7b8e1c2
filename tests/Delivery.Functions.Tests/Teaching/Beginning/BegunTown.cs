using Delivery.Functions.Tests.Matching;
using Delivery.Local.Mail;

namespace Delivery.Functions.Tests.Teaching.Beginning;

/// <summary>A town that looks every quarter of an hour whether its lessons have begun.</summary>
internal static class BegunTown
{
    public const string Zhou = "zhou@example.cn";
    public const string Lesson = "310101002-2026-001-01";
    public const string Soon = "今天09:30：太极拳第1节";
    public const string Asked = "课开始了吗？太极拳第1节（09:30）";

    public static async Task<Town> StartAsync(params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string?> { ["LessonSchedule"] = "0 */15 * * * *" };
        foreach (var (name, value) in settings)
            all[name] = value;
        return await Town.StartAsync(teachers: 1, all);
    }

    public static async Task<string> AskedAsync(Town town, string to)
    {
        await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30");
        await town.App.MoveToAsync("2026-09-21T09:46");
        return LinkIn(await town.MailAsync(to, Asked));
    }

    public static string LinkIn(MailContent mail) => Town.PathIn(mail, "begun");

    public static async Task<int> AnswerAsync(Town town, string link, params (string Name, string Value)[] fields)
    {
        // Each page that is shown has a key of its own.
        using var answer = await town.PostFormAsync(link, [.. fields, ("formKey", Guid.NewGuid().ToString("N"))]);
        return (int)answer.StatusCode;
    }
}
