using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Settlement;
using Delivery.Pages.Email;

namespace Delivery.Functions.Tests.Pages;

/// <summary>Every mail, by name.</summary>
internal static partial class MailSamples
{
    private const string Id = "310115001-2026-003";
    private const string Link = "https://example.cn/x/2f9c41";
    private static readonly DateTimeOffset Due = Sample.At(2026, 9, 3, 15, 0);
    private static readonly Month August = Month.Parse("2026-08");
    private static readonly PayRunTotals Totals = new(486_200m, 61_340.5m, 424_859.5m, 1_204, 186);
    private static readonly LessonTime First = Sample.Course.Lessons[0];

    public static IReadOnlyDictionary<string, IMail> All { get; } =
        new[]
        {
            FilmingSamples.Mails,
            OfOrdering,
            OfMatching,
            OfTeaching,
            OfFeedback,
            OfSettlement,
            OfConduct,
            OfPeople,
        }
            .SelectMany(mails => mails)
            .ToDictionary(one => one.Key, one => one.Value, StringComparer.Ordinal);
}
