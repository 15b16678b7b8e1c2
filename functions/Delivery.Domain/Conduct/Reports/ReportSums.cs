using Delivery.Domain.Feedback;

namespace Delivery.Domain.Conduct.Reports;

/// <summary>Sums over lessons that are over; every share and mean is made of them, so that parts add up to the whole.</summary>
/// <param name="Lessons">All that should have been held by now.</param>
/// <param name="Held">Of those, the ones that were.</param>
/// <param name="NotHeld">Of those, the ones that were not; what is left waits for somebody's word.</param>
/// <param name="Came">Participants of lessons held.</param>
/// <param name="Counted">Lessons held whose participants were counted.</param>
/// <param name="Expected">Participants planned for the lessons counted.</param>
/// <param name="Low">Lessons counted with too few participants.</param>
/// <param name="Rated">Lessons with ratings.</param>
/// <param name="PaidCame">Participants of lessons that are both paid and counted.</param>
/// <param name="PaidForCame">Yuan before tax paid for those.</param>
/// <param name="Paid">Yuan before tax paid for all.</param>
public sealed record ReportSums(
    int Lessons = 0,
    int Held = 0,
    int NotHeld = 0,
    int Came = 0,
    int Counted = 0,
    int Expected = 0,
    int Low = 0,
    int Rated = 0,
    int Teaching = 0,
    int Punctuality = 0,
    int Organisation = 0,
    int PaidCame = 0,
    decimal PaidForCame = 0,
    decimal Paid = 0
)
{
    public int Waiting => Lessons - Held - NotHeld;

    /// <summary>Lessons held of those somebody spoke of, 0 to 1; null where nobody has spoken yet.</summary>
    public decimal? HeldShare => Share(Held, Held + NotHeld);

    /// <summary>Participants of those planned, in lessons counted; above 1 where more came than planned.</summary>
    public decimal? FillRate => Share(Came, Expected);

    /// <summary>Participants a lesson counted.</summary>
    public decimal? CamePerLesson => Share(Came, Counted);

    public decimal? TeachingMean => Share(Teaching, Rated);

    public decimal? PunctualityMean => Share(Punctuality, Rated);

    public decimal? OrganisationMean => Share(Organisation, Rated);

    /// <summary>Yuan before tax for each participant, over lessons that are both paid and counted; to the fen.</summary>
    public decimal? PaidPerHead =>
        PaidCame == 0 ? null : Math.Round(PaidForCame / PaidCame, 2, MidpointRounding.AwayFromZero);

    public ReportSums With(ReportedLesson lesson)
    {
        var held = lesson.WasHeld == true;
        var came = held ? lesson.Came : null;
        return WithRatings(held ? lesson.Ratings : null) with
        {
            Lessons = Lessons + 1,
            Held = Held + (held ? 1 : 0),
            NotHeld = NotHeld + (lesson.WasHeld == false ? 1 : 0),
            Came = Came + (came ?? 0),
            Counted = Counted + (came is null ? 0 : 1),
            Expected = Expected + (came is null ? 0 : lesson.Expected),
            Low = Low + (came is not null && lesson.IsLow ? 1 : 0),
            PaidCame = PaidCame + (lesson.Paid is null ? 0 : came ?? 0),
            PaidForCame = PaidForCame + (came is null ? 0 : lesson.Paid ?? 0),
            Paid = Paid + (lesson.Paid ?? 0),
        };
    }

    private ReportSums WithRatings(Ratings? ratings) =>
        ratings is null
            ? this
            : this with
            {
                Rated = Rated + 1,
                Teaching = Teaching + ratings.Teaching,
                Punctuality = Punctuality + ratings.Punctuality,
                Organisation = Organisation + ratings.Organisation,
            };

    private static decimal? Share(int part, int whole) => whole == 0 ? null : (decimal)part / whole;
}
