using LocalFunctions.Measuring;

namespace Delivery.Local.City;

/// <summary>What a season cost the host: where the time went, and what each lesson asked of storage.</summary>
public sealed class CityWork(Tally tally, int lessons, TimeSpan took)
{
    private static readonly (WorkKind Kind, string Title)[] Kinds =
    [
        (WorkKind.Clock, "时钟：推移及途中的一切"),
        (WorkKind.Http, "网页与接口函数"),
        (WorkKind.Activity, "编排的活动"),
        (WorkKind.Timer, "定时函数"),
        (WorkKind.Step, "编排的步骤"),
        (WorkKind.Replay, "编排的重放"),
        (WorkKind.Log, "编排日志的提交"),
        (WorkKind.Storage, "存储请求"),
    ];

    public static IReadOnlyList<string> Head { get; } =
    ["", "次数", "每课", "秒", "毫秒／次", "存储请求／次", "其中存储，秒", "存储字节／课"];

    /// <summary>Of all cores together, since the process began.</summary>
    public TimeSpan Processor { get; } = Environment.CpuUsage.TotalTime;

    /// <summary>The whole: what the process took of the machine.</summary>
    public string Summary
    {
        get
        {
            var allocated = GC.GetTotalAllocatedBytes() / (double)lessons / 1024;
            return $"用时 {took.TotalSeconds:0.0} 秒，处理器 {Processor.TotalSeconds:0.0} 秒"
                + $"（每课 {Processor.TotalMilliseconds / lessons:0.0} 毫秒），"
                + $"每课分配内存 {allocated:N0} KB，垃圾回收停顿 {GC.GetTotalPauseDuration().TotalSeconds:0.0} 秒";
        }
    }

    /// <summary>One line for each kind of work.</summary>
    public IEnumerable<string[]> ByKind() => Kinds.Select(kind => Line(kind.Title, Of(kind.Kind)));

    /// <summary>The dearest of each kind by name, those that took the longest first.</summary>
    public IEnumerable<string[]> Dearest(WorkKind kind, int most = 15) =>
        Of(kind).OrderByDescending(one => one.Work.Time).Take(most).Select(one => Line(one.Name, [one]));

    /// <summary>The functions that ask storage for the most.</summary>
    public IEnumerable<string[]> Thirstiest(int most = 25) =>
        Kinds
            .SelectMany(kind => Of(kind.Kind))
            .OrderByDescending(one => one.Work.Requests)
            .Take(most)
            .Select(one => Line(one.Name, [one]));

    /// <summary>What was asked of storage by what it does: read, query, insert, batch, …</summary>
    public IEnumerable<string[]> ByVerb() =>
        Of(WorkKind.Storage)
            .GroupBy(one => one.Name.Split(' ')[0])
            .OrderByDescending(verb => verb.Sum(one => one.Work.Count))
            .Select(verb => Line(verb.Key, [.. verb]));

    public static IEnumerable<(WorkKind Kind, string Title)> Detailed => Kinds;

    private List<(string Name, Work Work)> Of(WorkKind kind) =>
        [.. tally.All.Where(one => one.Kind == kind).Select(one => (one.Name, one.Work))];

    private string[] Line(string name, List<(string Name, Work Work)> of)
    {
        var (count, requests) = (of.Sum(one => one.Work.Count), of.Sum(one => one.Work.Requests));
        var (time, stored) = (
            of.Sum(one => one.Work.Time.TotalSeconds),
            of.Sum(one => one.Work.StorageTime.TotalSeconds)
        );
        var bytes = of.Sum(one => one.Work.Bytes);
        return
        [
            name,
            $"{count:N0}",
            $"{count / (double)lessons:0.00}",
            $"{time:0.0}",
            $"{time * 1000 / Math.Max(1, count):0.00}",
            requests == 0 ? "" : $"{requests / (double)Math.Max(1, count):0.0}",
            requests == 0 ? "" : $"{stored:0.0}",
            bytes == 0 ? "" : $"{bytes / lessons:N0}",
        ];
    }
}
