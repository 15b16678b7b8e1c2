using System.Globalization;
using LocalFunctions.Clock;

namespace LocalFunctions.Hosting;

/// <summary>The options that every command line of this host takes.</summary>
internal static class HostArguments
{
    public const string Usage = """
          --urls URL          监听的地址，默认 http://127.0.0.1:7071
          --data 文件夹       数据放在哪里
          --storage 存储      embedded（默认）、azurite，或存储账户的连接字符串
          --clock 时间        模拟时间，停在这一刻，拨动才走，如 2026-09-01T08:00:00+08:00；real 为真实时间
          --clock-speed N     时间走得比真实快 N 倍
        """;

    private const string DefaultUrl = "http://127.0.0.1:7071";

    public static bool Knows(string option) =>
        option is "--urls" or "--data" or "--storage" or "--clock" or "--clock-speed";

    /// <exception cref="StartRefusedException">Names the option whose value cannot be understood.</exception>
    public static FunctionsHostOptions Options(
        HostedApp app,
        IReadOnlyDictionary<string, string> values,
        string dataFolder
    ) =>
        new()
        {
            App = app,
            Urls = values.GetValueOrDefault("--urls", DefaultUrl),
            DataFolder = values.GetValueOrDefault("--data", dataFolder),
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
