using Delivery.Domain.Teaching.Enrolling;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Teaching.Enrolling;

namespace Delivery.Functions.Teaching.Roster;

/// <summary>
/// What follows once a street has saved its list: whoever had signed up hears where they stand now, and the phone of whoever
/// was taken off is free for another course. Done from what is stored, and not from what this call changed; a letter that was
/// sent is not sent again.
/// </summary>
public sealed class RosterNews(Enrolments enrolments, PhoneClaims claims, EnrolmentLetters letters)
{
    /// <param name="saved">Ids of the enrolments that the list was about; null tells all, where nobody knows them any more.</param>
    public async Task TellAsync(CourseWithLessons course, IReadOnlyCollection<string>? saved = null)
    {
        var courseId = course.Course.CourseId;
        var ids = saved?.ToHashSet();
        var all = (await enrolments.AllAsync(courseId))
            .Select(row => row.Value)
            .Where(one => ids?.Contains(one.EnrolmentId) != false)
            .ToList();
        var removed = all.Where(one => one.Stage == EnrolmentStage.Removed).ToList();
        // Whom the street itself put on its list, it has told; and who has still to prove a phone is told after that.
        var enrolled = all.Where(one => one is { Stage: EnrolmentStage.Enrolled, ByStreet: false, IsConfirmed: true });
        await letters.TellAsync(course, [.. enrolled, .. removed.Where(one => one.IsConfirmed)]);
        foreach (var phone in removed.Select(one => EnrolmentKey.Parse(one.EnrolmentId).Phone).Distinct())
            await claims.ReleaseUnusedAsync(phone, courseId);
    }
}
