using Delivery.Domain.Calendar;
using Delivery.Domain.Conduct.Reports;
using Delivery.Domain.Feedback;
using Delivery.Domain.Settlement;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;

namespace Delivery.Functions.Conduct.Reports;

/// <summary>
/// What was delivered in some months: a month's lessons, its feedback and its paid run are a range of one partition each, read
/// one month after another and added up as they come.
/// </summary>
public sealed class ReportReader(
    LessonLists lists,
    FeedbackReports feedback,
    Settlements settlements,
    Registers registers,
    CurrentSettings settings,
    TimeProvider clock
)
{
    // A lesson is paid with its month, or one or two later when nobody spoke or street and teacher contradicted each other.
    private const int MonthsPaidLate = 3;

    public DateOnly Today => ShanghaiTime.DateOf(clock.GetUtcNow());

    public async Task<Report> ReadAsync(ReportFilter filter)
    {
        var districts = (await registers.Streets.LatelyAsync()).ToDictionary(
            row => row.Value.Code,
            row => row.Value.District
        );
        var paid = await PaidAsync(filter);
        var adding = new Report.Adding(filter.By);
        foreach (var month in filter.Months())
        {
            var reports = await feedback.OfMonthAsync(month);
            var lessons = await lists.OfMonthAsync(month);
            foreach (var past in PastLesson.Of(month, lessons, reports, clock.GetUtcNow()))
            {
                var district = districts.GetValueOrDefault(past.Lesson.Street, "");
                if (filter.Takes(district, past.Lesson.Category))
                    adding.Add(Reported(past, district, paid));
            }
        }

        return adding.Sum();
    }

    private ReportedLesson Reported(PastLesson past, string district, Dictionary<string, decimal> paid)
    {
        var lesson = past.Lesson;
        return new ReportedLesson(
            ShanghaiTime.DateOf(lesson.Start),
            district,
            lesson.Street,
            lesson.StreetName,
            lesson.TeacherId,
            lesson.TeacherName,
            lesson.Discipline,
            lesson.Category,
            past.WasHeld,
            past.Came,
            past.ExpectedBy(settings),
            past.Came < past.LeastBy(settings),
            past.Feedback?.Counted(),
            paid.TryGetValue(lesson.LessonId, out var fee) ? fee : null
        );
    }

    private async Task<Dictionary<string, decimal>> PaidAsync(ReportFilter filter)
    {
        var (paid, now) = (new Dictionary<string, decimal>(StringComparer.Ordinal), Month.Of(Today));
        var last = filter.To.AddMonths(MonthsPaidLate);
        for (var month = filter.From; month.CompareTo(last) <= 0 && month.CompareTo(now) <= 0; month = month.Next)
            if (await settlements.RunAsync(month) is { Value.Stage: SettlementStage.Paid })
                foreach (
                    var charge in (await settlements.PayslipsAsync(month)).SelectMany(one =>
                        Charges.Of(one.Value.Payslip)
                    )
                )
                    paid[charge.LessonId] = paid.GetValueOrDefault(charge.LessonId) + charge.Amount;
        return paid;
    }
}
