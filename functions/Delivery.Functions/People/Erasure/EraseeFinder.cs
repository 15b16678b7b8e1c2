using Delivery.Domain;
using Delivery.Domain.People;
using Delivery.Functions.Security;
using Delivery.Functions.Security.SignedIn;
using Delivery.Functions.Storage;

namespace Delivery.Functions.People.Erasure;

/// <summary>Finds teachers, with everything that they were ever called and reached by.</summary>
public sealed class EraseeFinder(Registers registers, OwedToTeacher owed, Rights rights)
{
    public const string Teacher = "teacher";
    public const string Contact = "street-contact";

    public ErasableKind Teachers => new(Teacher, "老师", "老师编号", TeacherAsync);

    private async Task<Outcome<Erasee>> TeacherAsync(string id)
    {
        if (await registers.Teachers.FindAsync(id) is not { Value.Teacher: var teacher } || teacher.Name == Erasee.Gone)
            return Outcome.Refused<Erasee>(ErasureRules.Unknown);
        var (ahead, unpaid, money) = await owed.OfAsync(id);
        if (ErasureRules.OfTeacher(ahead, unpaid, money) is { Count: > 0 } refusals)
            return Outcome.Refused<Erasee>(refusals);
        var versions = await registers
            .Teachers.EverAsync(id)
            .Select(known => known.Teacher)
            .Prepend(teacher)
            .Distinct()
            .ToListAsync();
        return Outcome.Of(
            new Erasee(
                Teacher,
                id,
                $"老师 {id}",
                WordsOf(versions.SelectMany(one => (string[])[one.Name, one.Phone, one.Email])),
                WordsOf(versions.Select(one => one.Email)),
                [.. versions.Select(one => rights.PersonOf(CallerKind.Teacher, id, one.Name, one.Email)).Distinct()],
                [],
                [.. versions.SelectMany(one => one.Disciplines).Distinct()]
            )
        );
    }

    private static List<string> WordsOf(IEnumerable<string> words) =>
        [.. words.Where(word => word.Length > 0 && word != Erasee.Gone).Distinct(StringComparer.OrdinalIgnoreCase)];
}
