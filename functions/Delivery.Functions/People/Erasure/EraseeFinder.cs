using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.People;
using Delivery.Functions.Security;
using Delivery.Functions.Security.SignedIn;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Teaching;

namespace Delivery.Functions.People.Erasure;

/// <summary>Finds teachers and street contacts, with everything that they were ever called and reached by.</summary>
public sealed class EraseeFinder(
    Registers registers,
    Addresses addresses,
    TeacherCalendars calendars,
    LessonLists lists,
    Rights rights,
    TimeProvider clock
)
{
    public const string Teacher = "teacher";
    public const string Contact = "street-contact";

    // A lesson that waits for its pay waits for the next month's run, or for the one after.
    private const int MonthsUntilPaid = 4;

    public ErasableKind Teachers => new(Teacher, "老师", "老师编号", TeacherAsync);

    public ErasableKind Contacts => new(Contact, "街镇联系人", "邮箱", ContactAsync);

    private async Task<Outcome<Erasee>> TeacherAsync(string id)
    {
        if (await registers.Teachers.FindAsync(id) is not { Value.Teacher: var teacher } || teacher.Name == Erasee.Gone)
            return Outcome.Refused<Erasee>(ErasureRules.Unknown);
        var (ahead, unpaid) = await LessonsAsync(id);
        if (ErasureRules.OfTeacher(ahead, unpaid) is { Count: > 0 } refusals)
            return Outcome.Refused<Erasee>(refusals);
        var versions = await HistoryAsync(registers.Teachers, id, known => known.Teacher)
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

    private async Task<(int Ahead, int Unpaid)> LessonsAsync(string id)
    {
        var today = ShanghaiTime.DateOf(clock.GetUtcNow());
        var (ahead, unpaid) = (0, 0);
        foreach (var booking in await calendars.BookingsAsync(id, today.AddMonths(-MonthsUntilPaid), today.AddYears(2)))
            if (booking.Start > clock.GetUtcNow())
                ahead++;
            else if (
                await lists.FindAsync(Month.Of(ShanghaiTime.DateOf(booking.Start)), booking.Street, booking.LessonId) is
                { PaidIn: null }
            )
                unpaid++;
        return (ahead, unpaid);
    }

    private async Task<Outcome<Erasee>> ContactAsync(string email)
    {
        var (streets, versions) = (
            await addresses.StreetsEverAsync(email),
            new List<(string Street, Contact Contact)>()
        );
        var others = new List<string>();
        foreach (var code in streets)
        {
            if (await registers.Streets.FindAsync(code) is not { } street)
                continue;
            if (ContactsOf(street.Value).Any(contact => Is(contact, email)))
                return Outcome.Refused<Erasee>(ErasureRules.StillContact(street.Value.Name));
            others.AddRange(ContactsOf(street.Value).SelectMany(WordsOf));
            await foreach (var known in HistoryAsync(registers.Streets, code, one => one))
            foreach (var contact in ContactsOf(known))
                if (Is(contact, email))
                    versions.Add((code, contact));
                else
                    others.AddRange(WordsOf(contact));
        }

        if (streets.Count == 0)
            return Outcome.Refused<Erasee>(ErasureRules.Unknown);
        return Outcome.Of(
            new Erasee(
                Contact,
                email,
                $"{string.Join('、', streets)} 的联系人",
                // What others share, such as an office's phone, is not theirs.
                WordsOf(versions.SelectMany(one => WordsOf(one.Contact)).Except(others).Append(email)),
                [email],
                [
                    .. versions
                        .Select(one =>
                            rights.PersonOf(CallerKind.Street, one.Street, one.Contact.Name, one.Contact.Email)
                        )
                        .Distinct(),
                ],
                streets,
                []
            )
        );
    }

    private static async IAsyncEnumerable<T> HistoryAsync<TEntry, T>(
        Register<TEntry> register,
        string code,
        Func<TEntry, T> read
    )
        where TEntry : class
    {
        string? after = null;
        do
        {
            var page = await register.HistoryAsync(code, after, TableRows.MostInBatch);
            foreach (var change in page.Rows.Select(row => row.Value))
            {
                yield return read(change.After);
                if (change.Before is { } before)
                    yield return read(before);
            }

            after = page.After;
        } while (after is not null);
    }

    private static IEnumerable<string> WordsOf(Contact contact) => [contact.Name, contact.Phone, contact.Email];

    private static List<string> WordsOf(IEnumerable<string> words) =>
        [.. words.Where(word => word.Length > 0 && word != Erasee.Gone).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static IEnumerable<Contact> ContactsOf(Street street) =>
        street.Contacts.Delivery is { } delivery ? [street.Contacts.Ordering, delivery] : [street.Contacts.Ordering];

    private static bool Is(Contact contact, string email) =>
        contact.Email.Equals(email, StringComparison.OrdinalIgnoreCase);
}
