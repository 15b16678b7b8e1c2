using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Teaching;

namespace Delivery.Functions.People.Streets;

/// <summary>
/// A course under way has a copy of its office's contacts, and of whom the public may call. Where the entry names others, it
/// gets those, and so do its lessons in the lists of the weeks; an order's own contacts are asked as before.
/// </summary>
public sealed class StreetOfCourses(
    Registers registers,
    StreetYears streetYears,
    Courses courses,
    LessonLists lists,
    TimeProvider clock
)
{
    /// <param name="before">As the register had the street; null for nothing, of which there is no course.</param>
    public Task FollowAsync(Street saved, Street? before) =>
        before is null || (before.Contacts == saved.Contacts && before.PublishedContact == saved.PublishedContact)
            ? Task.CompletedTask
            : FollowAsync(saved.Code);

    /// <summary>As the register has the street now; done again, it is the same.</summary>
    public async Task FollowAsync(string code)
    {
        if (await registers.OfficeOfAsync(code) is not { } office)
            return;
        var today = ShanghaiTime.DateOf(clock.GetUtcNow());
        await FollowAsync(office.Code, [office.Code, .. office.TakenBy(today)], today.Year);
    }

    /// <param name="office">Code of the street whose contacts they get, as they are once the courses are read.</param>
    /// <param name="streets">Under whose codes the courses lie.</param>
    /// <param name="year">A course of December ends in January, and one of January is approved in December.</param>
    public async Task FollowAsync(string office, IReadOnlyList<string> streets, int year)
    {
        var open = new List<Order>();
        foreach (var street in streets)
        foreach (var one in new[] { year - 1, year, year + 1 })
            open.AddRange((await streetYears.OrdersAsync(street, one)).Select(order => order.Value).Where(IsUnderWay));
        if (open.Count > 0)
            await TableRows.UntilCommittedAsync(async () => (await TryAsync(office, open), true));
    }

    private static bool IsUnderWay(Order order) => !order.Stage.IsFinal() && !order.Stage.IsBeforeApproval();

    // The register is read after the courses that it is written to: of two who save, the later one's word stays.
    private async Task<bool> TryAsync(string office, IReadOnlyList<Order> open)
    {
        var read = new List<(Order Order, Stored<Course> Course)>();
        foreach (var order in open)
            if (await courses.FindAsync(order.OrderId) is { } course)
                read.Add((order, course));
        var contacts = (await registers.ReachedAsync(office))!.Contacts;
        var all = true;
        foreach (var ofStreet in read.GroupBy(one => one.Course.Value.Street.Code))
        {
            var published = (await registers.Streets.FindAsync(ofStreet.Key))!.Value.PublishedContact;
            foreach (var (order, course) in ofStreet)
                all &= await TryAsync(course, order.Request.Contacts is null ? contacts : null, published);
        }

        return all;
    }

    /// <param name="contacts">Null where the order's own stay.</param>
    private async Task<bool> TryAsync(Stored<Course> stored, Contacts? contacts, PublishedContact published)
    {
        var (course, isShown) = (stored.Value, stored.Value.Street.PublishedContact == published);
        if (isShown && (contacts is null || course.Contacts == contacts))
            return true;
        // First the lists: killed between, the course still says that they are to be looked at.
        if (!isShown)
            await ListAsync(course.CourseId, published);
        var now = course with
        {
            Contacts = contacts ?? course.Contacts,
            Street = course.Street with { PublishedContact = published },
        };
        return await courses.Table.TryCommitAsync([TableRows.Replace(Courses.RowOf(now), stored.ETag)]);
    }

    private async Task ListAsync(string courseId, PublishedContact published)
    {
        var today = ShanghaiTime.DateOf(clock.GetUtcNow());
        var ahead = (await courses.LessonsAsync(courseId)).Select(lesson => lesson.Value).Where(at => at.Date >= today);
        foreach (var lesson in ahead)
            if (await lists.FindAsync(lesson.Start, lesson.LessonId) is { } listed)
                await lists.PutAsync(listed with { Contact = published });
    }
}
