using Delivery.Domain.Calendar;
using Delivery.Local.City.Sums;

namespace Delivery.Local.City;

/// <summary>Which season is played, how large, and from which seed.</summary>
/// <param name="Streets">How many take part, spread over the districts; those beyond the real 215 are invented.</param>
/// <param name="Seed">Decides everything that people do; the same seed is the same season.</param>
/// <param name="Out">Where programmes, payslips, pay runs, mails and the report are left.</param>
public sealed record CityOptions(Season Season, int Streets, int Seed, string Out)
{
    /// <summary>How many orders each street files, at most.</summary>
    public int Orders { get; init; } = 10;

    /// <summary>How many lessons a course has, at most.</summary>
    public int Lessons { get; init; } = int.MaxValue;

    /// <summary>Which share of the streets reports its month.</summary>
    public double Reporting { get; init; } = 0.93;

    /// <summary>How many people act at the same time; 1 where their order is part of the play.</summary>
    public int AtOnce { get; init; } = Environment.ProcessorCount * 3;

    /// <summary>
    /// Whether streets are suspended, teachers drop out, citizens sign up, crews film and the bank sends money back, too: the command's whole city.
    /// </summary>
    public bool Whole { get; init; }

    /// <summary>How often what is seldom happens, where the city is whole.</summary>
    public CityShares Shares { get; init; } = new();

    /// <summary>The last day with lessons.</summary>
    public DateOnly Last { get; init; } = Season.Last;

    /// <summary>
    /// One street, a few short courses, one month with its pay. The street reports: of what nobody speaks, only the next
    /// month's pay would be the end.
    /// </summary>
    public static CityOptions Small(int seed)
    {
        var season = new Season(2026, SeasonKind.Autumn);
        return new CityOptions(season, 1, seed, "city")
        {
            Orders = 5,
            Lessons = 2,
            Reporting = 1,
            AtOnce = 1,
            Last = Month.Of(season.First).Last,
        };
    }

    public const string Usage =
        "用法：city --season 2026-autumn [--streets 1至645，前215个是真实的] [--seed 数字] [--out 文件夹]";

    /// <exception cref="FormatException">An argument is missing, unknown or out of range; the message says which.</exception>
    public static CityOptions Parse(IReadOnlyList<string> args)
    {
        var options = new CityOptions(new Season(2026, SeasonKind.Autumn), CityData.Streets.Count, 1, "city")
        {
            Whole = true,
        };
        for (var at = 0; at < args.Count; at += 2)
            options = With(
                options,
                args[at],
                at + 1 < args.Count ? args[at + 1] : throw Wrong($"{args[at]} 后面缺少值")
            );
        return options;
    }

    private static CityOptions With(CityOptions options, string name, string value) =>
        name switch
        {
            "--season" when Season.TryParse(value, out var season) => options with { Season = season },
            "--streets" when int.TryParse(value, out var streets) && streets >= 1 && streets <= CityData.MostStreets =>
                options with
                {
                    Streets = streets,
                },
            "--seed" when int.TryParse(value, out var seed) => options with { Seed = seed },
            "--out" => options with { Out = value },
            _ => throw Wrong($"不认识 {name} {value}"),
        };

    private static FormatException Wrong(string message) => new($"{message}。{Usage}");
}
