using System.Diagnostics;
using Delivery.Domain.Ordering;
using Delivery.Functions.Email;
using Delivery.Pages.Teaching;
using Delivery.Pages.Web;
using Delivery.TestKit;
using LocalFunctions.Measuring;
using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Benchmarks;

/// <summary>
/// A burst of 10,000 lesson reminders, worded, written down and taken by a transport that costs nothing: as the activities
/// post them, two at a time; and beside it through a budget that makes all of them wait for the timer.
/// </summary>
public static class MailMeasurement
{
    private const int Mails = 10_000;
    private static readonly ParallelOptions Callers = new() { MaxDegreeOfParallelism = 16 };
    private static readonly DateTimeOffset Start = new(2026, 9, 15, 9, 30, 0, TimeSpan.FromHours(8));

    public static async Task<IReadOnlyList<Measurement>> TakeAsync()
    {
        await PlayAsync(mails: 200, perHour: 0);
        var (free, waiting) = (await PlayAsync(Mails, perHour: 0), await PlayAsync(Mails, perHour: Mails));
        return
        [
            new Measurement(
                "reminders sent in a burst of 10,000, two at a time",
                $"{free.PerSecond:N0} /s",
                $"{waiting.PerSecond:N0} /s when all wait for the timer",
                $"{free.PerSecond / waiting.PerSecond:0.0}"
            ),
            new Measurement(
                "storage requests a mail",
                $"{free.Requests:0.00}",
                $"{waiting.Requests:0.00} when all wait for the timer",
                $"{waiting.Requests / free.Requests:0.0}"
            ),
        ];
    }

    private static async Task<(double PerSecond, double Requests)> PlayAsync(int mails, int perHour)
    {
        var transport = new Taker();
        await using var app = await DeliveryApp.StartAsync(
            settings: new Dictionary<string, string?>
            {
                ["Delivery:Mail:PerHour"] = $"{perHour}",
                ["MailSchedule"] = "0 0 0 1 1 *",
            },
            services: services => services.AddSingleton<IMailTransport>(transport)
        );
        var (letters, outbox) = (
            app.Services.GetRequiredService<LetterBox>(),
            app.Services.GetRequiredService<MailOutbox>()
        );
        if (perHour > 0)
            await SpendHourAsync(outbox, perHour);
        transport.Taken = 0;
        var (before, watch) = (RequestsOf(app), Stopwatch.StartNew());
        await Parallel.ForEachAsync(
            Enumerable.Range(0, mails / 2),
            Callers,
            async (lesson, _) => await letters.PostAsync([Reminder(lesson, true), Reminder(lesson, false)])
        );
        if (perHour > 0)
        {
            watch.Stop();
            await app.AdvanceAsync(TimeSpan.FromHours(1));
            watch.Start();
            await outbox.SendWaitingAsync();
        }
        watch.Stop();
        return transport.Taken == mails
            ? (mails / watch.Elapsed.TotalSeconds, (RequestsOf(app) - before) / (double)mails)
            : throw new InvalidOperationException($"{transport.Taken} of {mails} mails went out.");
    }

    // So that none of the measured goes at once.
    private static Task SpendHourAsync(MailOutbox outbox, int mails) =>
        outbox.SendAsync([
            .. Enumerable
                .Range(0, mails)
                .Select(number => new Mail(
                    $"before/{number}",
                    new Recipient("lin@example.cn", "林一"),
                    "题目",
                    "",
                    ""
                )),
        ]);

    private static Posting Reminder(int lesson, bool toTeacher) =>
        new(
            $"reminder/{lesson}/{toTeacher}",
            new Recipient($"name{lesson}@example.cn", "林一"),
            new LessonReminderMail(
                new SiteContact("高一", "021-55500001"),
                "林一",
                toTeacher,
                "太极拳",
                1 + lesson % 10,
                new LessonTime(Start.AddHours(lesson), 90),
                "清荷街道",
                "清荷社区文化中心二楼",
                "测试路18号",
                new Person("周二", "13900005678"),
                "音响",
                $"https://example.cn/lessons/{lesson}"
            )
        );

    private static long RequestsOf(DeliveryApp app) =>
        app.Host.Tally.All.Where(one => one.Kind == WorkKind.Storage).Sum(one => one.Work.Count);

    private sealed class Taker : IMailTransport
    {
        private int taken;

        public int Taken
        {
            get => taken;
            set => taken = value;
        }

        public bool ReachesPeople => false;

        public Task SendAsync(Guid id, Mail mail, DateTimeOffset at)
        {
            Interlocked.Increment(ref taken);
            return Task.CompletedTask;
        }
    }
}
