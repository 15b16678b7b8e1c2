using System.Diagnostics.CodeAnalysis;
using Azure.Data.Tables;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Domain.Teaching.Enrolling;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.People;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Storage.Teaching;

/// <summary>Whose enrolment an id is: <c>{courseId}-{person key}</c>.</summary>
public sealed record EnrolmentKey(string CourseId, string Person)
{
    public string Phone => PersonKeys.PhoneIn(Person);

    public override string ToString() => $"{CourseId}-{Person}";

    /// <exception cref="FormatException">Not an id of an enrolment.</exception>
    public static EnrolmentKey Parse(string id) =>
        TryParse(id, out var key) ? key : throw new FormatException($"Not an enrolment's id: {id}");

    public static bool TryParse([NotNullWhen(true)] string? id, [NotNullWhen(true)] out EnrolmentKey? key)
    {
        key =
            id is { Length: > PersonKeys.Length + 1 }
            && id[^(PersonKeys.Length + 1)] == '-'
            && id[^PersonKeys.Length..].All(char.IsAsciiHexDigitLower)
            && OrderId.TryParse(id[..^(PersonKeys.Length + 1)], out _)
                ? new EnrolmentKey(id[..^(PersonKeys.Length + 1)], id[^PersonKeys.Length..])
                : null;
        return key is not null;
    }
}

/// <summary>Who signed up for a course, in a partition of its own with the head that counts them.</summary>
public sealed class Enrolments(DeliveryTables tables, PersonKeys keys, CurrentSettings settings)
{
    private const string HeadRow = "head";
    private const string PersonPrefix = "person|";
    private const string CodePrefix = "code|";

    public TableClient Table => tables.Enrolments;

    public Place PlaceOf(string courseId) => new(Table, courseId);

    public string IdOf(string courseId, Participant person) =>
        new EnrolmentKey(courseId, keys.OfPerson(person)).ToString();

    public Task<Stored<EnrolmentHead>?> HeadAsync(string courseId) => Table.FindAsync<EnrolmentHead>(courseId, HeadRow);

    /// <summary>The head as it would begin now.</summary>
    public EnrolmentHead Begin(Course course) =>
        new(
            settings.Enrolment.PlacesOf(course.Discipline.Category, course.Audience.Expected),
            settings.Enrolment.OpensByItself
        );

    /// <summary>Begins a course's enrolment by the settings of this moment; one that has begun stays as it is.</summary>
    public Task OpenAsync(Course course) => Table.InsertIfAbsentAsync(Row.Of(course.CourseId, HeadRow, Begin(course)));

    public async Task<Stored<Enrolment>?> FindAsync(string enrolmentId) =>
        EnrolmentKey.TryParse(enrolmentId, out var key)
            ? await Table.FindAsync<Enrolment>(key.CourseId, PersonPrefix + key.Person)
            : null;

    /// <summary>Everybody who ever signed up, in the order in which they did.</summary>
    public async Task<IReadOnlyList<Stored<Enrolment>>> AllAsync(string courseId) =>
        await RangeAsync(courseId, PersonPrefix);

    /// <summary>Those of one phone.</summary>
    public async Task<IReadOnlyList<Stored<Enrolment>>> OfPhoneAsync(string courseId, string phoneKey) =>
        await RangeAsync(courseId, PersonPrefix + phoneKey);

    /// <summary>Everybody who is to hear when the course changes: who has a place, and who waits for one.</summary>
    public async Task<IReadOnlyList<Enrolment>> ToTellAsync(string courseId) =>
        [
            .. (await AllAsync(courseId))
                .Select(row => row.Value)
                .Where(one => one is { IsOpen: true, IsConfirmed: true }),
        ];

    public Task<Stored<PhoneCode>?> CodeAsync(string courseId, string phoneKey) =>
        Table.FindAsync<PhoneCode>(courseId, CodePrefix + phoneKey);

    public static TableTransactionAction Put(string courseId, Stored<EnrolmentHead>? known, EnrolmentHead next)
    {
        var row = Row.Of(courseId, HeadRow, next.Counted());
        return known is null ? TableRows.Insert(row) : TableRows.Replace(row, known.ETag);
    }

    public static TableEntity RowOf(Enrolment enrolment) =>
        Row.Of(enrolment.CourseId, PersonPrefix + enrolment.EnrolmentId[^PersonKeys.Length..], enrolment);

    public static TableEntity RowOf(string courseId, string phoneKey, PhoneCode code) =>
        Row.Of(courseId, CodePrefix + phoneKey, code);

    /// <summary>Forgets who took part in a course and when they came; what was counted stays.</summary>
    /// <returns>How many people were forgotten.</returns>
    public async Task<int> DeletePeopleAsync(string courseId)
    {
        var people = await AllAsync(courseId);
        foreach (var prefix in (string[])[CodePrefix, CheckIns.Prefix, PersonPrefix])
            await DeleteAsync(courseId, prefix);
        return people.Count;
    }

    /// <summary>Forgets everybody who was enrolled in a course under one phone, and when they came.</summary>
    public async Task<int> DeletePhoneAsync(string courseId, string phone)
    {
        var people = await OfPhoneAsync(courseId, keys.OfPhone(phone));
        await DeleteAsync(courseId, CodePrefix + keys.OfPhone(phone));
        var cameBy = $"|{keys.OfPhone(phone)}";
        var came = (await Table.KeysAsync(courseId, CheckIns.Prefix, CheckIns.Prefix + char.MaxValue)).Where(key =>
            key.Contains(cameBy, StringComparison.Ordinal)
        );
        await Table.DeleteRowsAsync(courseId, [.. came, .. people.Select(row => row.RowKey)]);
        return people.Count;
    }

    private async Task<IReadOnlyList<Stored<Enrolment>>> RangeAsync(string courseId, string prefix)
    {
        if (!TableRows.CanBeKey(courseId))
            return [];
        var rows = await Table.WithPrefixAsync<Enrolment>(courseId, prefix).ToListAsync();
        return [.. rows.OrderBy(row => row.Value.Number)];
    }

    private async Task DeleteAsync(string courseId, string prefix)
    {
        var rows = await Table.EntitiesAsync(courseId, prefix, prefix + char.MaxValue).ToListAsync();
        foreach (var batch in rows.Chunk(TableRows.MostInBatch))
            await Table.SubmitTransactionAsync(batch.Select(row => TableRows.Delete(courseId, row.RowKey)));
    }
}
