using System.Globalization;
using Azure.Data.Tables;
using Delivery.Domain.Calendar;
using Delivery.Domain.People.Training;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Storage.People;

/// <param name="TrainingId">The year of its start, and a number from 1: 2026-2.</param>
/// <param name="Changes">How often it was moved or called off: each time the streets are told, and what was to come is planned anew.</param>
/// <param name="CalledOff">Null while it is to be held.</param>
public sealed record Training(
    string TrainingId,
    TrainingPlan Plan,
    DateTimeOffset At,
    string By,
    int Changes = 0,
    TrainingCalledOff? CalledOff = null
);

/// <param name="Reason">As the streets read it.</param>
public sealed record TrainingCalledOff(DateTimeOffset At, string By, string Reason);

public sealed record Invitation(
    string TrainingId,
    string Street,
    string StreetName,
    TrainingAnswer Answer = TrainingAnswer.None,
    IReadOnlyList<string>? People = null,
    DateTimeOffset? AnsweredAt = null
);

/// <summary>Who came: names by street code.</summary>
public sealed record TrainingAttendance(
    string TrainingId,
    DateTimeOffset At,
    string By,
    IReadOnlyDictionary<string, IReadOnlyList<string>> People
);

/// <summary>A year's trainings, with invitations and attendance, in one partition.</summary>
public sealed class Trainings(DeliveryTables tables)
{
    public Place PlaceOf(int year) => new(tables.Trainings, Key(year));

    /// <returns>Null for an id that no training can have.</returns>
    public Place? PlaceOf(string trainingId) => YearOf(trainingId) is { } year ? PlaceOf(year) : null;

    public async Task<Training?> FindAsync(string trainingId) => (await StoredAsync(trainingId))?.Value;

    public async Task<Stored<Training>?> StoredAsync(string trainingId) =>
        YearOf(trainingId) is { } year
            ? await tables.Trainings.FindAsync<Training>(Key(year), TrainingRow(trainingId))
            : null;

    public Task<List<Training>> OfYearAsync(int year) => ReadAsync<Training>(year, "training|");

    public Task<List<Invitation>> InvitedAsync(Training training) =>
        ReadAsync<Invitation>(YearOf(training.TrainingId)!.Value, $"invited|{training.TrainingId}|");

    public Task<Stored<Invitation>?> InvitationAsync(string trainingId, string street) =>
        YearOf(trainingId) is { } year
            ? tables.Trainings.FindAsync<Invitation>(Key(year), InvitedRow(trainingId, street))
            : Task.FromResult<Stored<Invitation>?>(null);

    public Task<List<TrainingAttendance>> AttendanceOfYearAsync(int year) =>
        ReadAsync<TrainingAttendance>(year, "attendance|");

    public async Task<Stored<TrainingAttendance>?> AttendanceAsync(string trainingId) =>
        YearOf(trainingId) is { } year
            ? await tables.Trainings.FindAsync<TrainingAttendance>(Key(year), AttendanceRow(trainingId))
            : null;

    /// <summary>Invites streets that are not invited yet: what one has answered stays.</summary>
    public async Task InviteAsync(IReadOnlyList<Invitation> invitations)
    {
        var rows = invitations.Select(one =>
            Row.Of(PartitionOf(one.TrainingId), InvitedRow(one.TrainingId, one.Street), one)
        );
        foreach (var batch in rows.Chunk(TableRows.MostInBatch))
            if (!await tables.Trainings.TryCommitAsync([.. batch.Select(TableRows.Insert)]))
                foreach (var row in batch)
                    await tables.Trainings.InsertIfAbsentAsync(row);
    }

    public static TableTransactionAction Insert(Training training) =>
        TableRows.Insert(Row.Of(PartitionOf(training.TrainingId), TrainingRow(training.TrainingId), training));

    public static TableTransactionAction Replace(Training training, Stored<Training> read) =>
        TableRows.Replace(Row.Of(read.PartitionKey, read.RowKey, training), read.ETag);

    public static TableTransactionAction Replace(Invitation invitation, Stored<Invitation> read) =>
        TableRows.Replace(Row.Of(read.PartitionKey, read.RowKey, invitation), read.ETag);

    public static TableTransactionAction Put(TrainingAttendance attendance, Stored<TrainingAttendance>? known)
    {
        var row = Row.Of(PartitionOf(attendance.TrainingId), AttendanceRow(attendance.TrainingId), attendance);
        return known is null ? TableRows.Insert(row) : TableRows.Replace(row, known.ETag);
    }

    private async Task<List<T>> ReadAsync<T>(int year, string prefix)
    {
        var read = new List<T>();
        await foreach (var row in tables.Trainings.WithPrefixAsync<T>(Key(year), prefix))
            read.Add(row.Value);
        return read;
    }

    private static int? YearOf(string trainingId) =>
        trainingId.Split('-') is [var year, _] && YearNumber.TryParse(year, out var number) ? number : null;

    private static string PartitionOf(string trainingId) => Key(YearOf(trainingId)!.Value);

    private static string Key(int year) => year.ToString("0000", CultureInfo.InvariantCulture);

    private static string TrainingRow(string id) => $"training|{id}";

    private static string InvitedRow(string id, string street) => $"invited|{id}|{street}";

    private static string AttendanceRow(string id) => $"attendance|{id}";
}
