using System.Globalization;
using Delivery.Domain.Calendar;
using Delivery.Functions.Operation.Backup;
using Delivery.Functions.Security;
using Delivery.Local.Hosting;
using LocalFunctions;
using LocalFunctions.Hosting;

namespace Delivery.Local.Restore;

/// <summary>The command <c>restore</c>: rows as they were in a night's export, while the host does not run.</summary>
public static class RestoreCommand
{
    public const string Usage =
        "用法：restore --from 2026-10-09（或带时间 2026-10-09T12:00:00+08:00） [--data 文件夹] [--table 表] [--partition 分区]";

    /// <summary>What was asked for.</summary>
    /// <param name="By">The last export that began by this moment is taken.</param>
    private sealed record Asked(DateTimeOffset By, FunctionsHostOptions Options, string? Table, string? Partition);

    /// <returns>0 when it is done; 1 when it cannot be done, and <paramref name="errors"/> says why.</returns>
    /// <exception cref="StartRefusedException">Names the option that cannot be understood.</exception>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter answers, TextWriter errors)
    {
        var asked = Parse(arguments);
        await using var host = await FunctionsHost.StartAsync(asked.Options);
        var restore = host.Services.GetRequiredService<RestoreTables>();
        var found = await restore.FindAsync(asked.By, asked.Table, asked.Partition);
        if (found.IsRefused)
        {
            await errors.WriteLineAsync(string.Join('\n', found.Refusals.Select(refusal => refusal.Message)));
            return 1;
        }

        var manifest = found.Value.From;
        await host
            .Services.GetRequiredService<AuditLog>()
            .WriteAsync(Caller.Service, "backup.restore", $"{manifest.Day:yyyy-MM-dd}", "restore");
        var restored = await restore.RunAsync(found.Value);
        await answers.WriteLineAsync(
            $"已恢复到 {ShanghaiTime.Of(manifest.At):yyyy-MM-dd HH:mm} 的备份：写回{restored.Put}行，删去{restored.Deleted}行。"
        );
        return 0;
    }

    private static Asked Parse(IReadOnlyList<string> arguments)
    {
        var own = new Dictionary<string, string>();
        var others = new List<string>();
        for (var at = 0; at < arguments.Count; at += 2)
        {
            if (at + 1 == arguments.Count)
                throw new StartRefusedException($"{arguments[at]} 后面要有一个值。{Usage}");
            if (arguments[at] is "--from" or "--table" or "--partition")
                own[arguments[at]] = arguments[at + 1];
            else
                others.AddRange([arguments[at], arguments[at + 1]]);
        }

        // No port, no orchestration, no timer: nobody is served and nothing goes on while rows are put back.
        var options = CommandLine.Parse(others).Options with
        {
            Urls = null,
            Works = false,
        };
        return new Asked(
            MomentOf(own.GetValueOrDefault("--from")),
            options,
            own.GetValueOrDefault("--table"),
            own.GetValueOrDefault("--partition")
        );
    }

    private static DateTimeOffset MomentOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) ? ShanghaiTime.EndOf(day)
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? moment
        : throw new StartRefusedException($"--from 要写日期或时间。{Usage}");
}
