using Delivery.Domain.Matching;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Teaching;
using Delivery.Pages.Matching.Plan;

namespace Delivery.Functions.Matching.Plan;

/// <summary>What stands against somebody whom staff think of assigning, before they do it.</summary>
public sealed class ChosenTeacherReader(
    Courses courses,
    TeacherSituations situations,
    MatchingPlans plans,
    Inquiries inquiries,
    CurrentSettings settings
)
{
    /// <returns>Null when nobody is chosen, or nobody of that id is registered.</returns>
    public async Task<ChosenTeacher?> FindAsync(string courseId, string teacherId)
    {
        if (
            teacherId.Length == 0
            || !TableRows.CanBeKey(teacherId)
            || await courses.FindWithLessonsAsync(courseId) is not { Remaining: var course }
        )
            return null;
        var need = await situations.NeedAsync(course);
        if (await situations.ReadAsync(teacherId, need) is not { } situation)
            return null;
        var wanted = TeacherSituations.BookingsOf(course);
        var asked = new List<string>();
        foreach (var turn in (await plans.TurnsAsync()).Where(turn => turn.CourseId != courseId))
            if (Clashes(turn.Held ?? [], wanted).Count > 0 && await IsAskedAsync(turn, teacherId))
                asked.Add(turn.CourseId);
        var booked = Clashes(situation.Bookings, wanted);
        return new ChosenTeacher(
            situation.Teacher.Name,
            [
                .. Capability
                    .ReasonsAgainst(situation.Teacher, need, situation.Bookings, settings.Matching)
                    // Busy without a booking: outside the hours that the teacher gives.
                    .Where(reason => reason != LeftOutReason.Busy || booked.Count == 0)
                    .Select(reason => reason == LeftOutReason.Busy ? "不在本人的可授课时间内" : reason.Label()),
            ],
            [.. booked.Select(one => one.Start).Distinct()],
            asked
        );
    }

    private async Task<bool> IsAskedAsync(PlanTurn turn, string teacherId) =>
        (await inquiries.OfCourseAsync(turn.CourseId, turn.Round)).Any(one =>
            one.Value.TeacherId == teacherId
            && one.Value is { End: null, Answer: not (InquiryAnswer.Declined or InquiryAnswer.Silent) }
        );

    private IReadOnlyList<Booking> Clashes(IReadOnlyList<Booking> others, IReadOnlyList<Booking> wanted) =>
        [.. BookingRules.Conflicts(others, wanted, settings.Matching).Select(one => one.One)];
}
