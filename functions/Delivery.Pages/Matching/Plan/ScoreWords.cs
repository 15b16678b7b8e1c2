using System.Globalization;
using Delivery.Domain.Matching;

namespace Delivery.Pages.Matching.Plan;

/// <summary>A score as people read it.</summary>
internal static class ScoreWords
{
    public static string Points(decimal points) => points.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>路程 20 · 回复记录 9</summary>
    public static string Parts(ScoreParts parts) =>
        string.Join(
            " · ",
            new (string Name, decimal Points)[]
            {
                ("来过且评价好", parts.TaughtHereWell),
                ("路程", parts.Distance),
                ("级别", parts.GradeAskedFor),
                ("课少优先", parts.Fairness),
                ("回复记录", parts.Response),
                ("街镇想请", parts.Requested),
            }
                .Where(part => part.Points != 0)
                .Select(part => $"{part.Name} {Points(part.Points)}")
        );
}
