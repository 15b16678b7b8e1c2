using Delivery.Domain.Calendar;
using Delivery.Domain.Conduct.Assessments;
using Delivery.Domain.Conduct.Violations;
using Delivery.Domain.Feedback;
using Delivery.Domain.Ordering;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Settlement;

namespace Delivery.Functions.Conduct.Assessments;

/// <summary>Adds a year up, month by month and season by season.</summary>
internal sealed class StreetYearSums(int year, DateTimeOffset now, CurrentSettings settings)
{
    private readonly Dictionary<string, AssessedYear> sums = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LatePapers> late = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (decimal Sum, int Count)> ratings = new(StringComparer.Ordinal);

    /// <param name="isDue">The month's feedback window is over.</param>
    public void Add(
        Month month,
        IReadOnlyList<LessonOfMonth> lessons,
        IReadOnlyList<FeedbackReport> reports,
        bool isDue
    )
    {
        foreach (var lesson in PastLesson.Of(month, lessons, reports, now))
            Add(lesson);
        var told = reports.Select(report => report.Street).ToHashSet();
        // Nobody is asked about a lesson that an earlier month has settled, and whose copy stands here because it had waited.
        var asked = lessons.Where(lesson => !lesson.IsSettledBefore(month));
        foreach (var street in asked.Select(lesson => lesson.Street).Distinct())
            if (isDue || told.Contains(street))
                Change(
                    street,
                    of =>
                        of with
                        {
                            MonthsAsked = of.MonthsAsked + 1,
                            MonthsTold = of.MonthsTold + (told.Contains(street) ? 1 : 0),
                        }
                );
    }

    public void Add(PapersDue papers)
    {
        foreach (var (street, (rosters, news)) in papers.ByStreet())
            Change(
                street,
                of => of with { RostersDue = rosters, RostersInTime = rosters, NewsDue = news, NewsInTime = news }
            );
    }

    /// <summary>
    /// A season's violations. Those of January and February are recorded in the autumn before, while a paper costs the year
    /// of its course or month: of another year's season only this year's papers count, and of this year's none of the next.
    /// </summary>
    public void Add(Season season, ConductListing listed, IReadOnlyList<LatePaper> papers, PapersDue due)
    {
        var own = papers.Where(paper => (due.YearOf(paper) ?? season.Year) == year).ToList();
        var later = papers.Count(paper => due.YearOf(paper) > season.Year);
        late[listed.Street] = late.GetValueOrDefault(listed.Street, LatePapers.None).And(LatePapers.Of(own));
        Change(
            listed.Street,
            of =>
                season.Year == year
                    ? of with
                    {
                        Violations = of.Violations + listed.Violations - listed.Grave - later,
                        Grave = of.Grave + listed.Grave,
                    }
                    : of with
                    {
                        Violations = of.Violations + own.Count,
                    }
        );
    }

    public AssessedYear Of(Street street)
    {
        var (sum, count) = ratings.GetValueOrDefault(street.Code);
        var of = (sums.GetValueOrDefault(street.Code) ?? Blank(street.Code)) with
        {
            Name = street.Name,
            District = street.District,
            Rating = count == 0 ? null : sum / count,
        };
        return AssessmentFormula.CountsPapers(year)
            ? of.Counting(late.GetValueOrDefault(street.Code, LatePapers.None))
            : of;
    }

    private void Add(PastLesson past)
    {
        var (street, wasHeld) = (past.Lesson.Street, past.WasHeld == true);
        Change(
            street,
            of =>
                of with
                {
                    Planned = of.Planned + 1,
                    Delivered = of.Delivered + (wasHeld ? 1 : 0),
                    Expected = of.Expected + (wasHeld ? past.ExpectedBy(settings) : 0),
                    Came = of.Came + (wasHeld ? past.Came ?? 0 : 0),
                }
        );
        if (past.Feedback?.Counted() is { } rated)
        {
            var (sum, count) = ratings.GetValueOrDefault(street);
            var mean = (rated.Teaching + rated.Punctuality + rated.Organisation) / 3m;
            ratings[street] = (sum + mean, count + 1);
        }
    }

    private void Change(string street, Func<AssessedYear, AssessedYear> change) =>
        sums[street] = change(sums.GetValueOrDefault(street) ?? Blank(street));

    private static AssessedYear Blank(string street) => new(street, street, "", 0, 0, 0, 0, 0, 0, null, 0, 0);
}
