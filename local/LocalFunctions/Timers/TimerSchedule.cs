using LocalFunctions.Functions;
using NCrontab;

namespace LocalFunctions.Timers;

/// <summary>When a timer is due: six-field NCRONTAB in UTC, given in place or as the name of a setting.</summary>
internal sealed class TimerSchedule
{
    private static readonly CrontabSchedule.ParseOptions WithSeconds = new() { IncludingSeconds = true };
    private readonly CrontabSchedule schedule;

    private TimerSchedule(string expression, CrontabSchedule schedule) =>
        (Expression, this.schedule) = (expression, schedule);

    public string Expression { get; }

    public static TimerSchedule Of(TimerEntry timer, IConfiguration configuration)
    {
        var expression = Named(timer, configuration);
        return new TimerSchedule(
            expression,
            CrontabSchedule.TryParse(expression, WithSeconds)
                ?? throw new StartRefusedException(
                    $"定时函数 {timer.Name} 的时间表“{expression}”不是六段式 NCRONTAB（秒 分 时 日 月 周，UTC）。"
                )
        );
    }

    public DateTimeOffset NextAfter(DateTimeOffset time) =>
        new(DateTime.SpecifyKind(schedule.GetNextOccurrence(time.UtcDateTime), DateTimeKind.Utc));

    private static string Named(TimerEntry timer, IConfiguration configuration)
    {
        if (timer.Schedule is not ['%', .. var name, '%'])
            return timer.Schedule;
        return configuration[name] is { Length: > 0 } expression
            ? expression
            : throw new StartRefusedException($"定时函数 {timer.Name} 的时间表取自设置 {name}，但没有这项设置。");
    }
}
