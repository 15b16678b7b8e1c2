using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.People;
using Delivery.Domain.Teaching.Enrolling;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.People;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Web.Typed;

namespace Delivery.Functions.People.Erasure;

/// <summary>Finds whoever signed up for courses under a phone: rows tell it by its keyed hash alone.</summary>
public sealed class CitizenFinder(
    Enrolments enrolments,
    PhoneClaims claims,
    PersonKeys keys,
    Courses courses,
    LessonLists lists,
    CurrentSettings settings,
    TimeProvider clock
)
{
    public const string Citizen = "citizen";

    // Enrolments are kept from the last lesson on; a course lies in one season, and a season has four months at most.
    private const int LongestCourseMonths = 4;
    private const int WeeksAhead = 53;

    public ErasableKind Citizens => new(Citizen, "市民", "报名用的手机号", FindAsync);

    private async Task<Outcome<Erasee>> FindAsync(string typed)
    {
        var phone = TypedText.Clean(TextKind.Phone, typed);
        var (found, ahead) = (new List<Enrolment>(), 0);
        foreach (var course in await CoursesAsync(keys.OfPhone(phone)))
        {
            var here = (await enrolments.OfPhoneAsync(course, keys.OfPhone(phone))).Select(row => row.Value).ToList();
            found.AddRange(here);
            if (here.Exists(one => one.IsOpen) && await IsAheadAsync(course))
                ahead++;
        }

        if (found.Count == 0)
            return Outcome.Refused<Erasee>(ErasureRules.Unknown);
        return ahead > 0
            ? Outcome.Refused<Erasee>(ErasureRules.StillEnrolled(ahead))
            : Outcome.Of(EraseeOf(phone, found));
    }

    // Claims tell where the phone holds places now; weeks, where it did, and left.
    private async Task<IEnumerable<string>> CoursesAsync(string phoneKey)
    {
        var today = ShanghaiTime.DateOf(clock.GetUtcNow());
        var found = (await claims.CoursesAsync(phoneKey)).ToHashSet();
        var last = Week.Of(today.AddDays(7 * WeeksAhead));
        var week = Week.Of(today.AddMonths(-settings.Retention.RosterMonths - LongestCourseMonths));
        for (; week.Monday <= last.Monday; week = week.Next)
            found.UnionWith((await lists.OfWeekAsync(week)).Select(lesson => LessonId.Parse(lesson.LessonId).OrderId));
        return found;
    }

    private async Task<bool> IsAheadAsync(string course) =>
        (await courses.LessonsAsync(course)).Any(lesson => lesson.Value.Start > clock.GetUtcNow());

    private static Erasee EraseeOf(string phone, IReadOnlyList<Enrolment> found)
    {
        var people = found.Select(one => one.Person).ToList();
        var emails = people.Select(one => one.Email).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase);
        var names = people.SelectMany(one => new[] { one.Name, one.Guardian?.Name, one.Guardian?.Phone });
        return new Erasee(
            Citizen,
            phone,
            $"市民 {Phones.Mask(phone)}",
            [.. names.OfType<string>().Concat(emails).Append(phone).Where(word => word.Length > 0).Distinct()],
            // Text messages go to the phone.
            [.. emails, phone],
            [],
            [],
            []
        )
        {
            Courses = [.. found.Select(one => one.CourseId).Distinct()],
        };
    }
}
