using Azure.Data.Tables;
using Delivery.Domain.Calendar;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Grpc.Core;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Delivery.Functions.Workflow;

/// <summary>What a crash or an outage left between "saved" and "told", or before what follows was done.</summary>
public sealed partial class Outbox
{
    // A command takes seconds. One that is still unsaved after a day has died before it saved anything.
    private static readonly TimeSpan AtWork = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Dead = TimeSpan.FromDays(1);

    // Where nothing is known, as on the first start after an update, so many days are looked through.
    private const int DaysAtFirst = 30;

    // What cannot be told for a day is no longer an alarm each minute: a failed course may take days to be put right.
    private static readonly TimeSpan Alarming = Dead;
    private static readonly TimeSpan Hopeless = TimeSpan.FromDays(DaysAtFirst);

    private readonly HashSet<string> logged = [];
    private DateOnly? cleanUntil;

    /// <summary>One look through what was left behind.</summary>
    private sealed class Pass(DurableTaskClient durable, DateTimeOffset now, IEnumerable<Following> followings)
    {
        public DurableTaskClient Durable => durable;
        public DateTimeOffset Now => now;
        public List<Exception> Failures { get; } = [];
        private readonly ILookup<string, Following> followings = followings.ToLookup(one => one.Act);

        /// <summary>The orchestrations are away: what comes behind would only wait for them too.</summary>
        public bool IsOver { get; set; }

        // Instances that a note before could not reach, perhaps to start them; null where it could not even be read.
        private readonly HashSet<string?> unreached = [];

        public void Missed(SavedAct? saved) =>
            unreached.UnionWith(saved?.Messages.Select(of => of.InstanceId) ?? [null]);

        public bool MayBegin(string instanceId) => unreached.Contains(instanceId) || unreached.Contains(null);

        public async Task FollowAsync(AuditEntry act)
        {
            foreach (var following in followings[act.Act])
                await following.RunAsync(act);
        }
    }

    /// <summary>Tells and lists what a crash or an outage left behind. Notes younger than a minute belong to commands still at work.</summary>
    /// <param name="followings">What follows an act elsewhere, and is done too.</param>
    /// <returns>How many commands were told.</returns>
    /// <exception cref="AggregateException">Some could not be told: those behind them were, and these are tried again.</exception>
    public async Task<int> RelayLeftBehindAsync(DurableTaskClient durable, params IEnumerable<Following> followings)
    {
        var (pass, told) = (new Pass(durable, clock.GetUtcNow(), followings), 0);
        var from = cleanUntil ?? await ReadCleanAsync(ShanghaiTime.DateOf(pass.Now));
        var clean = from;
        for (var day = from; day <= ShanghaiTime.DateOf(pass.Now) && !pass.IsOver; day = day.AddDays(1))
        {
            var (here, left) = await RelayDayAsync(pass, day);
            told += here;
            // A command that began before midnight may write its note after it.
            if (left == 0 && clean == day && pass.Now > ShanghaiTime.EndOf(day) + Dead)
                clean = day.AddDays(1);
        }

        if (clean != from || cleanUntil is null)
            await tables.Relay.UpsertEntityAsync(Row.Of(CleanRow, CleanRow, clean), TableUpdateMode.Replace);
        cleanUntil = clean;
        return pass.Failures.Count == 0 ? told : throw new AggregateException(pass.Failures);
    }

    private const string CleanRow = "clean-until";

    private async Task<DateOnly> ReadCleanAsync(DateOnly today) =>
        (await tables.Relay.FindAsync<DateOnly>(CleanRow, CleanRow))?.Value ?? today.AddDays(-DaysAtFirst);

    private async Task<(int Told, int Left)> RelayDayAsync(Pass pass, DateOnly day)
    {
        var (told, left) = (0, 0);
        await foreach (var note in tables.Audit.WithPrefixAsync<Note>($"{day:yyyy-MM-dd}", AuditLog.NotePrefix))
        {
            switch (await RelayNoteAsync(pass, note))
            {
                case true:
                    told++;
                    break;
                case false:
                    left++;
                    break;
            }

            if (pass.IsOver)
                break;
        }

        return (told, left);
    }

    // One that cannot be told must not keep those behind it.
    /// <returns>Whether it was told; null where nothing was to be told, and it is forgotten.</returns>
    private async Task<bool?> RelayNoteAsync(Pass pass, Stored<Note> note)
    {
        var age = pass.Now - BeganAt(note.RowKey);
        if (age <= AtWork)
            return false;
        SavedAct? saved = null;
        try
        {
            saved = await SavedAsync(note.Value);
            if (saved is null)
                return age <= Dead ? false : await ForgetUnsavedAsync(note);
            await RelayAsync(
                pass.Durable,
                saved,
                Attempt.IdOf(note.RowKey),
                pass.MayBegin,
                () => pass.FollowAsync(saved.Entry)
            );
            return true;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            pass.Missed(saved);
            pass.IsOver = AreAway(failure);
            return await LeaveAsync(pass, note, saved, failure, age);
        }
    }

    private static bool AreAway(Exception failure) =>
        failure is RpcException { StatusCode: StatusCode.Unavailable or StatusCode.DeadlineExceeded }
        || failure is AggregateException several && several.InnerExceptions.Any(AreAway);

    private async Task<bool?> LeaveAsync(Pass pass, Stored<Note> note, SavedAct? saved, Exception failure, TimeSpan age)
    {
        if (age <= Alarming || pass.IsOver)
            pass.Failures.Add(failure);
        else if (logged.Add(note.RowKey))
            CannotBeTold(failure, note.Value.Table, note.Value.Row);
        if (age <= Hopeless || pass.IsOver)
            return false;
        // The act comes into the day's list, where it can be read; only its telling is given up.
        NeverTold(failure, note.Value.Table, note.Value.Row);
        if (saved is null)
            await tables.Audit.DeleteEntityAsync(note.PartitionKey, note.RowKey);
        else
            await SettleAsync(saved, Attempt.IdOf(note.RowKey));
        return null;
    }

    private async Task<bool?> ForgetUnsavedAsync(Stored<Note> note)
    {
        NeverSaved(note.Value.Table, note.Value.Row);
        await tables.Audit.DeleteEntityAsync(note.PartitionKey, note.RowKey);
        return null;
    }

    private async Task<SavedAct?> SavedAsync(Note note) =>
        (await tables.Named(note.Table).FindAsync<SavedAct>(note.Partition, note.Row))?.Value;

    // Ids begin with their time.
    private static DateTimeOffset BeganAt(string noteKey) =>
        DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(noteKey.Substring(AuditLog.NotePrefix.Length, 12), 16));

    [LoggerMessage(1003, LogLevel.Warning, "A command in {Table} died before it was saved: {RowKey}")]
    private partial void NeverSaved(string table, string rowKey);

    [LoggerMessage(
        3120,
        LogLevel.Error,
        "A command in {Table} cannot be told for a day, and is tried on quietly: {RowKey}"
    )]
    private partial void CannotBeTold(Exception failure, string table, string rowKey);

    [LoggerMessage(
        3121,
        LogLevel.Error,
        "A command in {Table} could not be told for a month, and is given up: {RowKey}"
    )]
    private partial void NeverTold(Exception failure, string table, string rowKey);
}
