using Delivery.Domain.Calendar;
using Delivery.Local.City;
using Delivery.Local.Hosting;
using LocalFunctions.Clock;
using LocalFunctions.Hosting;

namespace Delivery.Local.Sample;

/// <summary>
/// A city of six streets in the middle of its season: played through from August, over HTTP and by the timers, as people
/// would have done it. August is paid, September is being reported, and this week and the next are published.
/// </summary>
public sealed class SampleSeason
{
    private static readonly DateTimeOffset First = At(8, 10, 9);

    private readonly FunctionsHost host;
    private readonly CityApi api;
    private readonly SamplePeople people;
    private readonly SampleLessons lessons;
    private readonly List<(string OrderId, SampleCourse Course)> running = [];
    private DateOnly held = ShanghaiTime.DateOf(First);

    private SampleSeason(FunctionsHost host, HttpClient http)
    {
        this.host = host;
        api = new CityApi(http, host.StaffApiKey, host.ApproverApiKey);
        people = new SamplePeople(api, host);
        lessons = new SampleLessons(api);
    }

    /// <summary>A Friday afternoon: next week has just been published, and September's feedback is open until midnight.</summary>
    public static DateTimeOffset Now { get; } = At(10, 9, 15, 30);

    /// <summary>Fills the options' data folder before its host is started; one that holds anything stays as it is.</summary>
    /// <returns>What was put in, in a sentence for the console.</returns>
    public static async Task<string> FillAsync(FunctionsHostOptions options)
    {
        var folder = Path.GetFullPath(options.DataFolder);
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            return "数据文件夹里已经有数据，没有重复放入示例。";
        // Beside it until all is there: whoever stops it half way begins anew.
        var filling = folder + ".filling";
        if (Directory.Exists(filling))
            Directory.Delete(filling, recursive: true);
        await FillAsync(options, filling);
        if (Directory.Exists(folder))
            Directory.Delete(folder);
        Directory.Move(filling, folder);
        return "示例数据已放入：6个街镇、7位老师、9个项目，8月已发放，9月正在反馈，本周和下周已发布。";
    }

    private static async Task FillAsync(FunctionsHostOptions options, string folder)
    {
        await using var begun = await FunctionsHost.StartAsync(
            options with
            {
                DataFolder = folder,
                Urls = null,
                Clock = ClockChoice.Simulated(First),
                Settings = Of(options),
            }
        );
        using var http = begun.CreateClient();
        await new SampleSeason(begun, http).PlayAsync();
    }

    // Where nothing crashes, what looks for things left behind finds nothing; and no mail server counts the letters.
    private static readonly Dictionary<string, string?> Sparse = new()
    {
        ["RelaySchedule"] = "0 0 20 * * *",
        ["BackupSchedule"] = "0 0 19 9 10 *",
        ["CatchUpSchedule"] = "0 0 20 * * *",
        ["LessonSchedule"] = "0 0 20 * * *",
        ["HealthSchedule"] = "0 0 20 * * *",
        ["MailSchedule"] = "0 0 */6 * * *",
        ["WebhookSchedule"] = "45 0 20 * * *",
        // What every night or morning proves, seals or looks for anew finds all of it on the first day and on the last.
        ["RetentionSchedule"] = "0 0 20 8,10 8,10 *",
        ["LedgerSchedule"] = "0 30 19 8 10 *",
        ["AgreementSchedule"] = "0 15 1 9 10 *",
        ["CalendarSchedule"] = "0 0 1 9 10 *",
        ["ReminderSchedule"] = "0 0 2 9 10 *",
        ["Delivery:Mail:PerMinute"] = "0",
        ["Delivery:Mail:PerHour"] = "0",
    };

    // What is mailed while nobody listens is read where somebody does.
    private static Dictionary<string, string?> Of(FunctionsHostOptions options) =>
        new(options.Settings.Concat(Sparse))
        {
            ["Delivery:BaseUrl"] =
                options.Settings.GetValueOrDefault("Delivery:BaseUrl") ?? $"{HostAddress.Of(options.Urls).BaseUrl}",
        };

    private async Task PlayAsync()
    {
        await new SampleRegisters(api, ShanghaiTime.DateOf(First)).PutAsync(First.Year);
        await Task.WhenAll(SamplePlan.PlanningStreets.Select(street => people.PlanYearAsync(street, First.Year)));
        await TaughtAsync([.. SamplePlan.August, .. SamplePlan.Autumn]);
        await AugustAsync(new SampleMonth(api, "2026-08"));
        await OctoberAsync();
        await MoveAsync(Now);
        await host.IdleAsync();
    }

    private async Task TaughtAsync(IReadOnlyList<SampleCourse> courses)
    {
        // A street's orders are numbered one after another.
        var approved = await Task.WhenAll(courses.GroupBy(course => course.Street).Select(ApprovedAsync));
        running.AddRange(approved.SelectMany(street => street));
        await Task.WhenAll(running.Select(one => people.AcceptAsync(one.OrderId)));
        await host.IdleAsync();
        await Task.WhenAll(running.Select(one => PreparedAsync(one.OrderId, one.Course)));
    }

    private async Task<IReadOnlyList<(string, SampleCourse)>> ApprovedAsync(IEnumerable<SampleCourse> street)
    {
        var approved = new List<(string, SampleCourse)>();
        foreach (var course in street)
            approved.Add((await people.ApprovedAsync(course), course));
        return approved;
    }

    private async Task PreparedAsync(string orderId, SampleCourse course)
    {
        await people.AcknowledgeAsync(orderId);
        if (course.Street != SamplePlan.Careless)
            await people.PrepareAsync(orderId);
    }

    private async Task AugustAsync(SampleMonth august)
    {
        await MoveAsync(At(9, 2, 10));
        await Task.WhenAll(SamplePlan.August.Select(course => august.ReportAsync(course.Street)));
        await Task.WhenAll(
            running
                .Where(one => SamplePlan.August.Contains(one.Course))
                .Select(one => people.TellAsync(one.OrderId, SampleCity.Discipline(one.Course.Discipline).Name))
        );
        await MoveAsync(At(9, 8, 10));
        await august.ReleaseAsync();
        await MoveAsync(At(9, 11, 10));
        await august.CheckAsync();
        await MoveAsync(At(9, 14, 10));
        await august.AnswerDisputeAsync();
        await MoveAsync(At(9, 16, 10));
        await august.ApproveAsync();
        await MoveAsync(At(9, 17, 10));
        await august.PayAsync();
    }

    private async Task OctoberAsync()
    {
        await MoveAsync(At(10, 8, 9, 30));
        var september = new SampleMonth(api, "2026-09");
        await september.ReportAsync("FQ02");
        await september.ReportAsync("HT04", notDelivered: LessonOf("HT04", 1));
        await people.GiveUpAsync(await UnmatchedAsync(SamplePlan.Cancelled));
        await UnmatchedAsync(SamplePlan.Unmatched);
        await people.DecideAsync(await people.FileAsync(SamplePlan.Returned), "return", "请说明报告厅能坐多少人");
        await people.DecideAsync(await people.FileAsync(SamplePlan.Rejected), "reject", "与已安排的课程重复");
        await people.WithdrawAsync(await people.FileAsync(SamplePlan.Withdrawn));
        await people.AcceptAsync(await people.ApprovedAsync(SamplePlan.Confirmed));
        await MoveAsync(At(10, 9, 10));
        await people.ApprovedAsync(SamplePlan.Asked);
        await people.ProposeAsync(await people.ApprovedAsync(SamplePlan.Proposed));
        await people.FileAsync(SamplePlan.Waiting);
        await people.FileAsync(SamplePlan.LectureWaiting);
    }

    private async Task<string> UnmatchedAsync(SampleCourse course)
    {
        var orderId = await people.ApprovedAsync(course);
        await host.IdleAsync();
        return orderId;
    }

    private string LessonOf(string street, int number) =>
        $"{running.Last(one => one.Course.Street == street).OrderId}-{number:00}";

    // On the way, in the evening of each day with lessons, teachers and streets say how they went.
    private async Task MoveAsync(DateTimeOffset to)
    {
        for (; ShanghaiTime.At(held, new TimeOnly(21, 0)) < to; held = held.AddDays(1))
        {
            var today = running.Where(one => one.Course.Days.Contains(held)).ToList();
            if (today.Count == 0)
                continue;
            await host.Mover.MoveToAsync(ShanghaiTime.At(held, new TimeOnly(21, 0)));
            await Task.WhenAll(today.Select(one => lessons.HeldAsync(one.OrderId, one.Course, held)));
        }

        await host.Mover.MoveToAsync(to);
    }

    private static DateTimeOffset At(int month, int day, int hour, int minute = 0) =>
        ShanghaiTime.At(new DateOnly(2026, month, day), new TimeOnly(hour, minute));
}
