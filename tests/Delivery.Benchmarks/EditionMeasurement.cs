using System.Diagnostics;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Programme;
using Delivery.Domain.Teaching;
using Delivery.Functions.Programme;
using Delivery.Functions.Programme.Feeds;
using Delivery.Functions.Web.Sheets;
using Delivery.Pages.Programme;
using Delivery.Pages.Web;
using Delivery.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Benchmarks;

/// <summary>
/// An edition as a table, an article, a calendar, a table file and open data, and beside each the same lessons in a loop that
/// only encodes; then how fast the host shows the week, and how fast a reader walks the open-data feed.
/// </summary>
public static class EditionMeasurement
{
    private static readonly Week Week = Week.Parse("2026-W38");
    private static readonly SiteContact Contact = new("高一", "021-55500001");
    private static readonly DateTimeOffset PublishedAt = new(2026, 9, 11, 15, 0, 0, TimeSpan.FromHours(8));

    public static async Task<IReadOnlyList<Measurement>> TakeAsync() =>
        [
            .. await RenderAsync(500),
            .. await RenderAsync(5_000),
            .. await WeekVisits.TakeAsync(Of(500)),
            .. await FeedWalk.TakeAsync(5_000),
        ];

    /// <summary>Ten times the city, and a feed of 100,000 lessons: some minutes, so only on demand.</summary>
    public static async Task<IReadOnlyList<Measurement>> TakeLargeAsync() =>
        [.. await RenderAsync(50_000), .. await FeedWalk.TakeAsync(100_000)];

    /// <summary>An invented week of so many lessons, each with an id of its own.</summary>
    internal static WeeklyProgramme Of(int lessons)
    {
        var all = Enumerable.Range(0, lessons).Select(LessonOf).OrderBy(lesson => lesson.Start).ToList();
        return new WeeklyProgramme(Week, 1, ProgrammeChecksum.Of(all), PublishedAt, all);
    }

    private static async Task<IReadOnlyList<Measurement>> RenderAsync(int lessons)
    {
        await using var app = await DeliveryApp.StartAsync("2026-09-11T16:00");
        var (edition, reader) = (Of(lessons), app.Services.GetRequiredService<ProgrammeReader>());
        var (pages, json) = (
            app.Services.GetRequiredService<HtmlPage>(),
            app.Services.GetRequiredService<OpenActiveJson>()
        );
        var article = await reader.ArticleAsync([edition], district: null, Contact, "https://example.cn/programmes");
        var table = new ProgrammePrintModel(
            new PageFrame(Reader.Citizen, Contact),
            Week,
            1,
            PublishedAt,
            FilterName: null,
            article.Days,
            ByPlace: null,
            "/programmes/2026-W38"
        );
        var versions = LessonVersions.Of([edition]);
        string what(string name) => $"{lessons:N0} lessons: {name}";
        return
        [
            await LineAsync(what("the page, as one table"), () => pages.RenderAsync(table), EditionByHand.Table),
            await LineAsync(what("the article"), () => pages.RenderAsync(article), EditionByHand.Article),
            await LineAsync(
                what("the calendar"),
                () =>
                    Now(
                        CalendarFile.Of(
                            "一周",
                            "https://example.cn/feeds/calendar.ics",
                            versions.Select(CalendarEntry.Of)
                        )
                    ),
                EditionByHand.Calendar
            ),
            await LineAsync(
                what("the open data"),
                () =>
                    Now(
                        string.Concat(
                            versions.Select(one =>
                                json.Session(SessionFacts.Of(one)).ToJsonString(OpenActiveJson.Options)
                            )
                        )
                    ),
                EditionByHand.Sessions
            ),
            await LineAsync(
                what("the table file"),
                () => Now(CsvSheet.Write(ProgrammeSheet.Of(edition))),
                byHand: null
            ),
        ];

        async Task<Measurement> LineAsync(
            string name,
            Func<Task<string>> render,
            Func<IReadOnlyList<ProgrammeLesson>, string>? byHand
        )
        {
            var (text, time) = await BestAsync(render);
            var figure = $"{time.TotalMilliseconds:0.0} ms, {text.Length / 1024:N0} Ki characters";
            if (byHand is null)
                return new Measurement(name, figure);
            var (hand, beside) = await BestAsync(() => Now(byHand(edition.Lessons)));
            return new Measurement(
                name,
                figure,
                $"{beside.TotalMilliseconds:0.0} ms, {hand.Length / 1024:N0} Ki by hand",
                $"{time / beside:0.0}"
            );
        }
    }

    private static Task<string> Now(string text) => Task.FromResult(text);

    // The first is warm-up; of the others the quickest is the least disturbed one.
    private static async Task<(string Text, TimeSpan Time)> BestAsync(Func<Task<string>> render)
    {
        var (text, best) = (await render(), TimeSpan.MaxValue);
        for (var run = 0; run < 4; run++)
        {
            var watch = Stopwatch.StartNew();
            text = await render();
            if (watch.Elapsed < best)
                best = watch.Elapsed;
        }

        return (text, best);
    }

    private static ProgrammeLesson LessonOf(int number)
    {
        var (district, rest) = (Districts.All[number % 16], number / 16);
        var (street, order, lesson) = (1 + rest % 15, 1 + rest / 15 % 900, 1 + rest / 15 / 900);
        var start = ShanghaiTime.At(Week.Monday.AddDays(number % 7), 9 + number / 7 % 10);
        return new ProgrammeLesson(
            $"{district.Code}{street:000}-2026-{order:000}-{lesson:00}",
            start,
            start.AddMinutes(90),
            number % 3 == 0 ? "太极拳" : "排舞",
            number % 3 == 0 ? Category.MartialArts : Category.DanceAndAerobics,
            "清荷社区文化中心三楼多功能厅（从东门进入，电梯上楼后右转，门口有签到处）",
            "文化路88号，近公园",
            district.Name,
            $"第{street}街道",
            new PublishedContact("社区办", "021-55500001"),
            new EnrolmentStatus(EnrolmentState.Open, number % 30, 30),
            LessonStatus.Scheduled,
            TeacherName: null
        );
    }
}
