using Delivery.Domain.Ordering;
using Delivery.Domain.Programme;
using Delivery.Pages.Programme;

namespace Delivery.Functions.Programme;

/// <summary>How full a week's courses are, district by district.</summary>
internal static class EnrolmentsByDistrict
{
    /// <param name="lessons">With the places as they are now; each course counts once, however many lessons it has.</param>
    public static IReadOnlyList<DistrictEnrolments> Of(IReadOnlyList<ProgrammeLesson> lessons) =>
        [
            .. from district in Districts.All
            let courses = lessons
                .Where(lesson => lesson.District == district.Name && lesson.Enrolment.Capacity > 0)
                .DistinctBy(lesson => LessonId.Parse(lesson.LessonId).OrderId)
                .ToList()
            where courses.Count > 0
            select new DistrictEnrolments(
                district.Name,
                courses.Count,
                courses.Sum(lesson => lesson.Enrolment.Taken),
                courses.Sum(lesson => lesson.Enrolment.Capacity)
            ),
        ];
}
