using System.Globalization;
using Delivery.Local.Clock;

namespace Delivery.Local.Hosting;

/// <summary>What was asked for on the command line.</summary>
internal sealed record CommandLine(HostOptions Options, bool Sample, bool Help)
{
    public const string Usage = """
        dotnet run --project local/Delivery.Local -- [选项]

          --urls URL          监听的地址，默认 http://127.0.0.1:7071
          --data 文件夹       数据放在哪里，默认 .delivery
          --storage 存储      embedded（默认）、azurite，或存储账户的连接字符串
          --clock 时间        模拟时间，停在这一刻，拨动才走，如 2026-09-01T08:00:00+08:00；real 为真实时间
          --clock-speed N     时间走得比真实快 N 倍
          --sample            放入示例数据
          --help              显示这段说明

        dotnet run --project local/Delivery.Local -- city --season 2026-autumn   全城一季，模拟到发放为止
        dotnet run --project local/Delivery.Local -- city --chaos --seeds 1..20           小小一季，故障、重复、断电都由种子决定
        """;

    private const string DefaultUrl = "http://127.0.0.1:7071";
    private const string DefaultData = ".delivery";

    /// <exception cref="StartRefusedException">Names the option that cannot be understood.</exception>
    public static CommandLine Parse(IReadOnlyList<string> arguments)
    {
        var values = new Dictionary<string, string>();
        var (sample, help) = (false, false);
        for (var i = 0; i < arguments.Count; i++)
        {
            var name = arguments[i];
            if (name is "--sample")
                sample = true;
            else if (name is "--help" or "-h")
                help = true;
            else if (name is not ("--urls" or "--data" or "--storage" or "--clock" or "--clock-speed"))
                throw new StartRefusedException($"不认识的选项 {name}。\n\n{Usage}");
            else if (++i < arguments.Count)
                values[name] = arguments[i];
            else
                throw new StartRefusedException($"{name} 后面要有一个值。\n\n{Usage}");
        }
        return new CommandLine(Chosen(values), sample, help);
    }

    private static HostOptions Chosen(Dictionary<string, string> values) =>
        new()
        {
            Urls = values.GetValueOrDefault("--urls", DefaultUrl),
            DataFolder = values.GetValueOrDefault("--data", DefaultData),
            Storage = values.GetValueOrDefault("--storage", "embedded"),
            Clock = Choice(values.GetValueOrDefault("--clock"), values.GetValueOrDefault("--clock-speed")),
            ReadEnvironment = true,
        };

    private static ClockChoice Choice(string? clock, string? speed) =>
        (clock, speed) switch
        {
            (null, null) => ClockChoice.AsBefore,
            ("real", null) => ClockChoice.Real,
            ({ } time, null) => ClockChoice.Simulated(Time(time)),
            (null, { } times) => ClockChoice.Fast(Times(times)),
            ({ } time, { } times) => ClockChoice.Fast(Times(times), Time(time)),
        };

    private static DateTimeOffset Time(string text) =>
        ClockText.TryTime(text, out var time)
            ? time
            : throw new StartRefusedException($"--clock 看不懂“{text}”，请写成 2026-09-01T08:00:00+08:00。");

    private static double Times(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var times)
        && double.IsFinite(times)
        && times > 0
            ? times
            : throw new StartRefusedException($"--clock-speed 要是大于 0 的数，不是“{text}”。");
}
