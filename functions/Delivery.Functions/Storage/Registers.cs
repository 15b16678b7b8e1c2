using Azure.Data.Tables;
using Delivery.Domain.Calendar;
using Delivery.Domain.Matching;
using Delivery.Domain.Matching.Exclusions;
using Delivery.Domain.Ordering;
using Delivery.Domain.Ordering.Agreements;
using Delivery.Functions.Storage.Programme;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Storage;

/// <summary>A teacher with what only the pay run may read: bank and identity number, sealed.</summary>
public sealed record RegisteredTeacher(Teacher Teacher, string? SealedBank, string? SealedIdNumber);

/// <summary>The lists that staff keep.</summary>
public sealed class Registers(DeliveryTables tables, Outbox outbox, TimeProvider clock)
{
    /// <summary>Where it is kept who was erased; a restore leaves it as it is.</summary>
    public const string Erasures = "erasures";

    public Register<Street> Streets { get; } = new(tables.Registers, "streets", outbox, clock);

    public Register<Discipline> Disciplines { get; } = new(tables.Registers, "disciplines", outbox, clock);

    public Register<RegisteredTeacher> Teachers { get; } =
        new(tables.Registers, "teachers", outbox, clock, WithoutNumbers);

    public Register<SeasonWindow> Seasons { get; } = new(tables.Registers, "seasons", outbox, clock);

    public Register<RegisteredChannel> Channels { get; } =
        new(
            tables.Registers,
            "channels",
            outbox,
            clock,
            channel => channel with { SealedSecret = null, SealedToken = null, SealedAesKey = null }
        );

    public Register<RegisteredWebhook> Webhooks { get; } =
        new(tables.Registers, "webhooks", outbox, clock, webhook => webhook with { SealedSecret = "" });

    /// <summary>Who answers for a street today: itself, or at the end of a chain of mergers the one into which it went.</summary>
    /// <returns>Null where there is no such street.</returns>
    public async Task<Street?> OfficeOfAsync(string code) =>
        (await Streets.FindAsync(code))?.Value is { } street ? await OfficeOfAsync(street) : null;

    /// <summary>As above, of a street that was just read.</summary>
    public async Task<Street> OfficeOfAsync(Street street)
    {
        var today = ShanghaiTime.DateOf(clock.GetUtcNow());
        while (street.SuccessorOn(today) is { } successor)
            street = (await Streets.FindAsync(successor))!.Value;
        return street;
    }

    /// <summary>A street with its own name, and with the contacts and the standing of the office that answers for it today.</summary>
    public async Task<Street?> ReachedAsync(string code)
    {
        if ((await Streets.FindAsync(code))?.Value is not { } street)
            return null;
        var office = await OfficeOfAsync(street);
        return street with { Status = office.Status, Contacts = office.Contacts };
    }

    /// <summary>Every version of the responsibility letter, by version: those of a year lie together.</summary>
    public Register<AgreementText> AgreementTexts { get; } = new(tables.Registers, "agreement-texts", outbox, clock);

    public async Task<IReadOnlyList<AgreementText>> AgreementTextsOfAsync(int year)
    {
        var texts = new List<AgreementText>();
        await foreach (var row in AgreementTexts.BeginningWithAsync($"{year:0000}"))
            texts.Add(row.Value);
        return texts;
    }

    /// <summary>Which teachers are not sent to which streets, by teacher; what is over stays.</summary>
    public Register<Exclusion> Exclusions { get; } = new(tables.Registers, "exclusions", outbox, clock);

    /// <summary>All of them, also those that are over: there are few.</summary>
    public Task<IReadOnlyList<Exclusion>> ExclusionsAsync() => ListAsync(Exclusions.AllAsync());

    public Task<IReadOnlyList<Exclusion>> ExclusionsOfAsync(string teacherId) =>
        ListAsync(Exclusions.BeginningWithAsync(Exclusion.FirstOf(teacherId)));

    /// <summary>Those of some exclusions that keep teachers from lessons in a street.</summary>
    public async Task<IReadOnlyList<Exclusion>> StandingAsync(
        IReadOnlyList<Exclusion> exclusions,
        string street,
        IReadOnlyList<LessonTime> lessons
    )
    {
        if (exclusions.Count == 0)
            return [];
        var streets = await CodesOfAsync(street);
        return [.. exclusions.Where(one => one.StandsAgainst(streets, lessons))];
    }

    /// <summary>All streets for which the office answers today that answers for a street: that office's own first.</summary>
    public async Task<IReadOnlyList<string>> CodesOfAsync(string street)
    {
        var today = ShanghaiTime.DateOf(clock.GetUtcNow());
        var streets = (await Streets.LatelyAsync()).ToDictionary(row => row.RowKey, row => row.Value);
        var office = streets.GetValueOrDefault(street);
        while (office?.SuccessorOn(today) is { } successor)
            office = streets.GetValueOrDefault(successor);
        return office is null ? [street] : [office.Code, .. office.TakenBy(today)];
    }

    private static async Task<IReadOnlyList<Exclusion>> ListAsync(IAsyncEnumerable<Stored<Exclusion>> rows)
    {
        var found = new List<Exclusion>();
        await foreach (var row in rows)
            found.Add(row.Value);
        return found;
    }

    /// <summary>Ids of the teachers registered for a discipline: a superset, since a teacher's own row decides.</summary>
    public async Task<IReadOnlyList<string>> TeachersOfAsync(string discipline)
    {
        var ids = new List<string>();
        await foreach (var row in tables.Registers.WithPrefixAsync<string>(Teaches(discipline), string.Empty))
            ids.Add(row.Value);
        return ids;
    }

    /// <summary>
    /// The teachers of a discipline as last written beside their rows, in one range: enough to rule out who cannot come
    /// anyway. Who is to be asked is decided by the teacher's own row.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, Teacher>> NotedOfAsync(string discipline)
    {
        var noted = new Dictionary<string, Teacher>();
        await foreach (var row in tables.Registers.WithPrefixAsync<Teacher>(Noted(discipline), string.Empty))
            noted[row.RowKey] = row.Value;
        return noted;
    }

    /// <summary>Written after the teacher's own row: of a change that was refused nothing is noted.</summary>
    public Task NoteInDisciplinesAsync(Teacher teacher) =>
        Task.WhenAll(
            teacher.Disciplines.Select(discipline =>
                tables.Registers.UpsertEntityAsync(
                    Row.Of(Noted(discipline), teacher.TeacherId, teacher),
                    TableUpdateMode.Replace
                )
            )
        );

    /// <summary>Written before the teacher's own row, so that a crash between leaves a name too many, never one too few.</summary>
    public Task AddToDisciplinesAsync(Teacher teacher) =>
        Task.WhenAll(
            teacher.Disciplines.Select(discipline =>
                tables.Registers.UpsertEntityAsync(Row.Of(Teaches(discipline), teacher.TeacherId, teacher.TeacherId))
            )
        );

    public Task RemoveFromDisciplinesAsync(string teacherId, IEnumerable<string> disciplines) =>
        Task.WhenAll(
            disciplines.SelectMany(discipline =>
                (Task[])
                    [
                        tables.Registers.DeleteEntityAsync(Teaches(discipline), teacherId),
                        tables.Registers.DeleteEntityAsync(Noted(discipline), teacherId),
                    ]
            )
        );

    private static RegisteredTeacher WithoutNumbers(RegisteredTeacher teacher) =>
        teacher with
        {
            SealedBank = null,
            SealedIdNumber = null,
        };

    private static string Noted(string discipline) => $"noted|{discipline}";

    private static string Teaches(string discipline) => $"teaches|{discipline}";
}
