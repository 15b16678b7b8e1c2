using System.Text.Json.Nodes;
using Delivery.Domain.Calendar;
using Delivery.Local.City.People;

namespace Delivery.Local.City.Sums;

/// <summary>One proof: what it says, and everything that breaks it.</summary>
public sealed record Proof(string Sentence, IReadOnlyList<string> Broken)
{
    public bool Holds => Broken.Count == 0;
}

/// <summary>A course at the season's end, as the system shows it.</summary>
/// <param name="Lessons">As they were held: moved where they were moved, without those called off.</param>
public sealed record EndedCourse(
    string CourseId,
    string Stage,
    string Street,
    string FundingStream,
    IReadOnlyList<EndedLesson> Lessons
);

/// <param name="Teacher">Who gave it: after a drop-out another than the course's.</param>
public sealed record EndedLesson(string Id, DateTimeOffset Start, int Minutes, string? Teacher);

/// <summary>The season's sums, proved from what the system answers over HTTP, not from what the players remember.</summary>
public sealed class CitySums(CityApi api, CityLog log, CityOptions options)
{
    private readonly Season season = options.Season;
    private readonly IReadOnlyList<CityStreet> streets = CityData.SpreadOf(options.Streets);

    private static readonly string[] Final = ["Closed", "Rejected", "Withdrawn", "Cancelled"];

    public IReadOnlyList<EndedCourse> Courses { get; private set; } = [];

    public IReadOnlyList<JsonNode> PayRuns { get; private set; } = [];

    /// <summary>Lessons of the courses that were carried to their end.</summary>
    public int Held => Courses.Where(course => course.Stage == "Closed").Sum(course => course.Lessons.Count);

    public async Task<IReadOnlyList<Proof>> ProveAsync()
    {
        Courses = await CoursesAsync();
        PayRuns = await PayRunsAsync();
        return
        [
            OrdersEnd(),
            Payslips(),
            PaidLessons(),
            await QuotaAsync(),
            await new CityTransfers(new Bank(api, new Chance(options.Seed)), PayRuns).ProveAsync(),
            NobodyInTwoPlaces(),
            await EveryFridayAsync(),
            await new CityStatements(api, season.Year, PayRuns).StreetsAsync(streets),
            await new CityStatements(api, season.Year, PayRuns).TeachersAsync(),
            await new CityAudit(api).ProveAsync(ShanghaiTime.DateOf(CityRun.BeginOf(season)), options.Last.AddDays(60)),
        ];
    }

    private async Task<IReadOnlyList<EndedCourse>> CoursesAsync()
    {
        var courses = new List<EndedCourse>();
        foreach (var order in await api.AllAsync($"api/orders?season={season}&limit=200"))
        {
            var id = order["orderId"]!.GetValue<string>();
            var whole = (await api.GetAsync($"api/orders/{id}")).Must(id).Body!;
            var course = await api.GetAsync($"api/courses/{id}");
            courses.Add(Course(whole, course.Ok ? course.Body : null));
        }

        return courses;
    }

    private static EndedCourse Course(JsonNode order, JsonNode? course) =>
        new(
            order["orderId"]!.GetValue<string>(),
            order["stage"]!.GetValue<string>(),
            order["street"]!.GetValue<string>(),
            order["fundingStream"]!.GetValue<string>(),
            [
                .. (course?["lessons"] ?? order["lessons"])!
                    .AsArray()
                    .Where(lesson => lesson!["status"]?.GetValue<string>() != "Cancelled")
                    .Select(lesson => new EndedLesson(
                        lesson!["lessonId"]!.GetValue<string>(),
                        lesson["start"]!.GetValue<DateTimeOffset>(),
                        lesson["minutes"]!.GetValue<int>(),
                        lesson["teacher"]?.GetValue<string>()
                    )),
            ]
        );

    private async Task<IReadOnlyList<JsonNode>> PayRunsAsync()
    {
        var runs = new List<JsonNode>();
        for (var month = Month.Of(season.First); month.First <= options.Last; month = month.Next)
            runs.Add((await api.GetAsync($"api/settlements/{month}")).Must($"Settlement {month}").Body!);
        return runs;
    }

    private Proof OrdersEnd()
    {
        var taken = log.Total("orders taken");
        var open = Courses
            .Where(course => !Final.Contains(course.Stage))
            .Select(course => $"{course.CourseId} 停在 {course.Stage}");
        var missing = Courses.Count == taken ? [] : (string[])[$"收下 {taken} 单，最后有 {Courses.Count} 单"];
        return new Proof("收下的订单，每一单都在一个最终状态", [.. missing, .. open]);
    }

    private Proof Payslips()
    {
        var broken = new List<string>();
        foreach (var run in PayRuns)
        {
            var (month, stage) = (run["month"]!.GetValue<string>(), run["stage"]!.GetValue<string>());
            if (stage != "Paid")
                broken.Add($"{month} 的结算停在 {stage}");
            foreach (var payslip in run["payslips"]!.AsArray())
                broken.AddRange(PayslipErrors(payslip!));
            foreach (var sum in (string[])["gross", "tax", "net"])
            {
                if (run["totals"]![sum]!.GetValue<decimal>() != Sum(run["payslips"]!.AsArray(), sum))
                    broken.Add($"{month} 的合计 {sum} 不等于各工资单之和");
            }
        }

        return new Proof("每张工资单：明细之和＝税前，税前－税＝实发，都已发放", broken);
    }

    private static IEnumerable<string> PayslipErrors(JsonNode payslip)
    {
        var id = payslip["payslipId"]!.GetValue<string>();
        decimal Of(string name) => payslip[name]!.GetValue<decimal>();
        if (
            Of("gross")
            != Sum(payslip["lines"]!.AsArray(), "fee") + Sum(payslip["adjustments"]?.AsArray() ?? [], "amount")
        )
            yield return $"{id} 的明细之和不等于税前";
        if (Of("net") != Of("gross") - Of("tax"))
            yield return $"{id} 的实发不等于税前减税";
        if (payslip["state"]!.GetValue<string>() != "Paid")
            yield return $"{id} 没有发放";
    }

    // Hours and fees per teacher: each paid lesson is a lesson of a course of that teacher, and is paid once.
    private Proof PaidLessons()
    {
        var broken = new List<string>();
        var teacherOf = Courses
            .SelectMany(course => course.Lessons)
            .ToDictionary(lesson => lesson.Id, lesson => lesson.Teacher);
        broken.AddRange(
            Courses
                .Where(course => course.Stage == "Closed")
                .SelectMany(course => course.Lessons)
                .Where(lesson => lesson.Teacher is null)
                .Select(lesson => $"{lesson.Id} 办结了却没有老师")
        );
        var paid = new HashSet<string>();
        foreach (var payslip in PayRuns.SelectMany(run => run["payslips"]!.AsArray()))
        {
            var teacher = ReturnedTransfers.TeacherOf(payslip!);
            foreach (var line in payslip!["lines"]!.AsArray().Select(line => line!["lessonId"]!.GetValue<string>()))
            {
                if (!paid.Add(line))
                    broken.Add($"{line} 付了两次");
                if (teacherOf.GetValueOrDefault(line) != teacher)
                    broken.Add($"{line} 付给了 {teacher}，而不是它的老师");
            }
        }

        return new Proof($"付了 {paid.Count} 节课，每节一次，付给上课的老师", broken);
    }

    private async Task<Proof> QuotaAsync()
    {
        var broken = new List<string>();
        var charges = PayRuns
            .SelectMany(run => run["payslips"]!.AsArray())
            .SelectMany(payslip => CityCharge.Of(payslip!))
            .Where(charge => charge.FundingStream == "Basic")
            .ToLookup(charge => charge.Street, charge => charge.Yuan);
        foreach (var street in streets)
        {
            var quota = (await api.GetAsync($"api/streets/{street.Code}/quota/{season.Year}")).Must(street.Code).Body!;
            var (spent, reserved) = (quota["spent"]!.GetValue<decimal>(), quota["reserved"]!.GetValue<decimal>());
            if (spent != charges[street.Code].Sum())
                broken.Add($"{street.Code} 配额支出 {spent}，付出的基本课酬 {charges[street.Code].Sum()}");
            if (reserved != 0)
                broken.Add($"{street.Code} 还预留着 {reserved}");
            if (
                spent != Sum(quota["entries"]!.AsArray(), "spent")
                || reserved != Sum(quota["entries"]!.AsArray(), "reserved")
            )
                broken.Add($"{street.Code} 的配额与分录之和不等");
        }

        return new Proof("每个街镇：配额支出＝付出的基本课酬，没有剩下的预留", broken);
    }

    private Proof NobodyInTwoPlaces()
    {
        var broken = Courses
            .Where(course => course.Stage == "Closed")
            .SelectMany(course => course.Lessons)
            .Where(lesson => lesson.Teacher is not null)
            .GroupBy(lesson => lesson.Teacher)
            .SelectMany(calendar =>
            {
                var inOrder = calendar.OrderBy(lesson => lesson.Start).ToList();
                return inOrder
                    .Zip(inOrder.Skip(1))
                    .Where(pair => pair.First.Start.AddMinutes(pair.First.Minutes) > pair.Second.Start)
                    .Select(pair => $"{calendar.Key}：{pair.First.Id} 与 {pair.Second.Id}");
            });
        return new Proof("没有老师同时在两个地方", [.. broken]);
    }

    private async Task<Proof> EveryFridayAsync()
    {
        var broken = new List<string>();
        var held = Courses.Where(course => course.Stage == "Closed").SelectMany(course => course.Lessons).ToList();
        for (var week = Week.Of(season.First); week.Monday <= options.Last; week = week.Next)
        {
            var published = await api.GetAsync($"api/programmes/{week}");
            if (!published.Ok)
                broken.Add($"{week} 没有发布");
            else if (ShanghaiTime.DateOf(published.Body!["publishedAt"]!.GetValue<DateTimeOffset>()) > week.Sunday)
                broken.Add($"{week} 发布得太晚");
            var listed = published.Ok
                ? published.Body!["lessons"]!
                    .AsArray()
                    .Select(lesson => lesson!["lessonId"]!.GetValue<string>())
                    .ToHashSet()
                : [];
            broken.AddRange(
                held.Where(lesson => week.Contains(ShanghaiTime.DateOf(lesson.Start)) && !listed.Contains(lesson.Id))
                    .Select(lesson => $"{lesson.Id} 不在 {week} 的一览里")
            );
        }

        return new Proof("每个周五都发布了一周一览，上过的课都在其中", broken);
    }

    internal static decimal Sum(IEnumerable<JsonNode?> nodes, string name) =>
        nodes.Sum(node => node![name]!.GetValue<decimal>());
}
