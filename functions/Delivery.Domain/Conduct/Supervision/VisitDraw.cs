using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Delivery.Domain.Conduct.Supervision;

/// <summary>
/// Draws lessons for unannounced visits, the weightier the likelier, none twice. Whoever has the seed and the candidates
/// draws the same again, in whatever order they stand: each lesson's lot is made of the seed and its id alone
/// (weighted sampling without replacement after Efraimidis and Spirakis, 2006).
/// </summary>
public static class VisitDraw
{
    public const int Most = 90;

    public static Outcome<IReadOnlyList<DrawCandidate>> Draw(
        IReadOnlyList<DrawCandidate> candidates,
        int count,
        int seed
    )
    {
        ArgumentNullException.ThrowIfNull(candidates);
        if (count is < 1 or > Most)
            return Outcome.Refused<IReadOnlyList<DrawCandidate>>("draw.count", $"一次抽1到{Most}节，请改正", "count");
        if (candidates.Count == 0)
            return Outcome.Refused<IReadOnlyList<DrawCandidate>>(
                "draw.no-lessons",
                "这一周没有还能抽的课，请换一周",
                "week"
            );
        return Outcome.Of<IReadOnlyList<DrawCandidate>>([
            .. candidates
                .OrderByDescending(one => Lot(one, seed))
                .ThenBy(one => one.LessonId, StringComparer.Ordinal)
                .Take(count),
        ]);
    }

    // ln(u)/w falls with u and rises with w: the greatest lots win.
    private static double Lot(DrawCandidate candidate, int seed)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}|{candidate.LessonId}"));
        var chance = ((BinaryPrimitives.ReadUInt64BigEndian(hash) >> 11) + 1) / (double)(1UL << 53);
        return Math.Log(chance) / candidate.Weight;
    }
}
