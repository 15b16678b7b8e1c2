using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Teaching;

namespace Delivery.Functions.People.Streets;

/// <summary>
/// A course under way has a copy of its office's contacts. Where the office's entry names others, it gets those, unless its
/// order named its own: those are asked as before.
/// </summary>
public sealed class StreetOfCourses(Registers registers, StreetYears streetYears, Courses courses, TimeProvider clock)
{
    /// <param name="before">As the register had the street; null for nothing, of which there is no course.</param>
    public Task FollowAsync(Street saved, Street? before) =>
        before is null || before.Contacts == saved.Contacts ? Task.CompletedTask : FollowAsync(saved.Code);

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
        var open = new List<string>();
        foreach (var street in streets)
        foreach (var one in new[] { year - 1, year, year + 1 })
            open.AddRange(
                (await streetYears.OrdersAsync(street, one)).Select(order => order.Value).Where(Has).Select(IdOf)
            );
        if (open.Count > 0)
            await TableRows.UntilCommittedAsync(async () => (await TryAsync(office, open), true));
    }

    private static bool Has(Order order) =>
        order.Request.Contacts is null && !order.Stage.IsFinal() && !order.Stage.IsBeforeApproval();

    private static string IdOf(Order order) => order.OrderId;

    // The contacts are read after the courses that they are written to: of two who save, the later one's stay.
    private async Task<bool> TryAsync(string office, IReadOnlyList<string> open)
    {
        var read = new List<Stored<Course>>();
        foreach (var id in open)
            if (await courses.FindAsync(id) is { } course)
                read.Add(course);
        var contacts = (await registers.ReachedAsync(office))!.Contacts;
        var all = true;
        foreach (var course in read.Where(course => course.Value.Contacts != contacts))
            all &= await courses.Table.TryCommitAsync([
                TableRows.Replace(Courses.RowOf(course.Value with { Contacts = contacts }), course.ETag),
            ]);
        return all;
    }
}
