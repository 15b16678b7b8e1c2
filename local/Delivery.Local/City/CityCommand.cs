using System.Diagnostics;
using Delivery.Domain.Calendar;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Teaching.Filming;
using Delivery.Local.Chaos;
using Delivery.Local.City.Sums;
using Delivery.Local.Hosting;
using LocalFunctions.Clock;
using LocalFunctions.Hosting;
using Spectre.Console;

namespace Delivery.Local.City;

/// <summary>The command <c>city</c>: plays a whole season on a fresh folder and proves its sums.</summary>
public static class CityCommand
{
    /// <returns>0 when every sum holds; 1 when one is broken; 2 when the arguments are wrong.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        if (args.Contains(ChaosCommand.Name))
            return await ChaosCommand.RunAsync(args);
        CityOptions options;
        try
        {
            options = CityOptions.Parse(args);
        }
        catch (FormatException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return 2;
        }

        var (data, mails) = (Fresh(options, "data"), Fresh(options, "mails"));
        await using var host = await FunctionsHost.StartAsync(
            new FunctionsHostOptions
            {
                App = DeliveryOnThisMachine.App,
                DataFolder = data,
                Clock = ClockChoice.Simulated(CityRun.BeginOf(options.Season)),
                Settings = new Dictionary<string, string?>
                {
                    // They are what a season leaves behind: nothing to copy at its end.
                    ["Delivery:Mail:Folder"] = mails,
                    // Thousands of orders are approved on one morning: one plan for all of them, as in service.
                    ["Delivery:Matching:PlanEveryMinutes"] = "10",
                    // It copies every row there is: nightly it would be a good part of a season that is over within minutes.
                    ["BackupSchedule"] = "0 0 19 1 * *",
                    // What was missed for a night is caught up by it, so it looks as seldom.
                    ["CatchUpSchedule"] = "0 30 19 1 * *",
                    // Whoever plays a day says in the evening what was: nobody has begun anything a quarter after the start.
                    ["Delivery:Teaching:BegunAfterMinutes"] = "0",
                    // All citizens come from one address here, and none has a phone on which a code could be read.
                    ["Delivery:Enrolment:Verification"] = "false",
                    ["Delivery:Rates:EnrolmentsPerNetwork"] = "0",
                },
                Logging = logging => logging.SetMinimumLevel(LogLevel.Error),
            }
        );
        return await PlayAsync(host, options);
    }

    // Nothing of a season that was played into the same folder before.
    private static string Fresh(CityOptions options, string name)
    {
        var folder = Path.Combine(Path.GetFullPath(options.Out), name);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        return folder;
    }

    private static async Task<int> PlayAsync(FunctionsHost host, CityOptions options)
    {
        using var http = host.CreateClient();
        http.Timeout = Timeout.InfiniteTimeSpan;
        var api = new CityApi(http, host.StaffApiKey, host.ApproverApiKey);
        var run = new CityRun(
            api,
            options,
            await host.Services.GetRequiredService<Calendars>().LoadAsync(),
            filming => CrewLinkAsync(host, filming)
        );
        var watch = Stopwatch.StartNew();
        await AnsiConsole
            .Progress()
            .StartAsync(async progress =>
            {
                var begin = ShanghaiTime.DateOf(host.Clock.Now);
                var days = progress.AddTask($"{options.Season}", maxValue: run.End.DayNumber - begin.DayNumber + 1);
                await run.PlayAsync(
                    host.Clock.Now,
                    (day, _) =>
                    {
                        days.Description = $"{day:yyyy-MM-dd}";
                        days.Increment(1);
                    }
                );
            });
        var sums = new CitySums(api, run.Log, options);
        var proofs = await sums.ProveAsync();
        var files = new CityFiles(api, options.Out);
        await files.WriteAsync(options.Season, sums);
        var work = new CityWork(host.Tally, sums.Held, watch.Elapsed);
        await files.SaveAsync("report.html", new CityReport(options, run.Log, sums, proofs, work).Html());
        Console.WriteLine(work.Summary);
        return Tell(options, run.Log, sums, proofs, work, watch.Elapsed);
    }

    /// <summary>As it stands in the crew's mail; a mailbox with all mails of a season takes long to look through.</summary>
    public static async Task<string> CrewLinkAsync(FunctionsHost host, string filmingId)
    {
        var film = await host.Services.GetRequiredService<Filmings>().GetAsync(filmingId);
        return new Uri(host.Services.GetRequiredService<FilmLinks>().To(film)).PathAndQuery.TrimStart('/');
    }

    private static int Tell(
        CityOptions options,
        CityLog log,
        CitySums sums,
        IReadOnlyList<Proof> proofs,
        CityWork work,
        TimeSpan took
    )
    {
        foreach (
            var stage in sums
                .Courses.GroupBy(course => course.Stage)
                .OrderBy(stage => stage.Key, StringComparer.Ordinal)
        )
            Console.WriteLine($"{stage.Key, -12} {stage.Count(), 6:N0}");
        foreach (var proof in proofs)
        {
            Console.WriteLine($"{(proof.Holds ? "✓" : "✗")} {proof.Sentence}");
            foreach (var broken in proof.Broken.Take(10))
                Console.WriteLine($"    {broken}");
        }

        Console.WriteLine(string.Join("，", CityReport.Counts(log)));
        var lessons = sums.Held;
        var peak = Process.GetCurrentProcess().PeakWorkingSet64 / (1024 * 1024);
        Console.WriteLine(
            $"{options.Streets} streets, {log.Total("orders taken"):N0} orders, {lessons:N0} lessons in {took.TotalSeconds:0.0} s ({lessons / took.TotalSeconds:0} lessons/s), peak memory {peak:N0} MB, processor {work.Processor.TotalSeconds:0} s"
        );
        Console.WriteLine($"{Path.GetFullPath(Path.Combine(options.Out, "report.html"))}");
        return proofs.All(proof => proof.Holds) ? 0 : 1;
    }
}
