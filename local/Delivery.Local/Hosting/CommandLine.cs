using Delivery.Local.Sample;
using LocalFunctions;
using LocalFunctions.Clock;
using LocalFunctions.Hosting;

namespace Delivery.Local.Hosting;

/// <summary>What was asked for on the command line.</summary>
internal sealed record CommandLine(FunctionsHostOptions Options, bool Sample, bool Help)
{
    public static readonly string Usage = $"""
        dotnet run --project local/Delivery.Local -- [选项]

        {HostArguments.Usage}
          --sample            放入一季过半的示例，时间从 2026-10-09 下午走起；--clock 另有所定时，只放名单和几个订单
          --help              显示这段说明

        dotnet run --project local/Delivery.Local -- city --season 2026-autumn   全城一季，模拟到发放为止
        dotnet run --project local/Delivery.Local -- restore --from 2026-10-09            按每夜的备份恢复
        dotnet run --project local/Delivery.Local -- city --chaos --seeds 1..20           小小一季，故障、重复、断电都由种子决定
        """;

    /// <summary>Whether the sample comes as a whole season at its own time.</summary>
    public bool BringsSeason => Sample && Options.Clock == ClockChoice.Running(SampleSeason.Now);

    /// <summary>The sample brings its own time, in the middle of a season: its orders and windows fit no other.</summary>
    public static FunctionsHostOptions InSeason(FunctionsHostOptions options) =>
        options.Clock == ClockChoice.AsBefore
            ? options with
            {
                Clock = ClockChoice.Running(SampleSeason.Now),
            }
            : options;

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
            else if (!HostArguments.Knows(name))
                throw new StartRefusedException($"不认识的选项 {name}。\n\n{Usage}");
            else if (++i < arguments.Count)
                values[name] = arguments[i];
            else
                throw new StartRefusedException($"{name} 后面要有一个值。\n\n{Usage}");
        }
        var options = HostArguments.Options(DeliveryOnThisMachine.App, values, DefaultData);
        return new CommandLine(sample ? InSeason(options) : options, sample, help);
    }
}
