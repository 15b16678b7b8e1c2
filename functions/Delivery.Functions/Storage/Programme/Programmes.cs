using System.Collections.Concurrent;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using Delivery.Domain.Calendar;
using Delivery.Domain.Programme;

namespace Delivery.Functions.Storage.Programme;

/// <summary>The weeks as published. An edition, once its row is there, never changes, but for the name of who was erased.</summary>
public sealed class Programmes(DeliveryTables tables, DeliveryBlobs blobs, TimeProvider clock)
{
    private const string EditionPrefix = "edition|";
    private const string ChannelPrefix = "channel|";
    private const string OutcomePrefix = "outcome|";

    // Thirteen weeks with a correction or two: what public pages and feeds show.
    private const int MostKept = 40;

    private readonly ConcurrentDictionary<string, WeeklyProgramme> read = new(StringComparer.Ordinal);

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(3);
    private readonly ConcurrentDictionary<Week, (bool Is, DateTimeOffset At)> published = new();

    public TableClient Table => tables.Programmes;

    public static string PartitionOf(Week week) => week.ToString();

    public async Task<IReadOnlyList<ProgrammeEdition>> EditionsAsync(Week week)
    {
        var editions = new List<ProgrammeEdition>();
        await foreach (var row in Table.WithPrefixAsync<ProgrammeEdition>(PartitionOf(week), EditionPrefix))
            editions.Add(row.Value);
        return editions;
    }

    /// <summary>The last edition; null while the week is not published.</summary>
    public async Task<ProgrammeEdition?> NewestAsync(Week week) =>
        await EditionsAsync(week) is [.., var newest] ? newest : null;

    /// <summary>For links: a week once published stays so, and one that was not is asked about again after some seconds.</summary>
    public async Task<bool> IsPublishedAsync(Week week)
    {
        if (published.TryGetValue(week, out var known) && (known.Is || clock.IsWithin(Fresh, known.At)))
            return known.Is;
        var found = await NewestAsync(week) is not null;
        if (published.Count >= MostKept)
            published.Clear();
        published[week] = (found, clock.GetUtcNow());
        return found;
    }

    public async Task<WeeklyProgramme> ReadAsync(ProgrammeEdition edition)
    {
        // Another process may have taken a name out of it since it was read here.
        if (read.TryGetValue(edition.Blob, out var known) && known.Checksum == edition.Checksum)
            return known;
        return Keep(edition.Blob, await DownloadAsync(edition));
    }

    private WeeklyProgramme Keep(string blob, WeeklyProgramme programme)
    {
        if (read.Count >= MostKept)
            read.Clear();
        return read[blob] = programme;
    }

    private async Task<WeeklyProgramme> DownloadAsync(ProgrammeEdition edition)
    {
        var content = await blobs.Programmes.GetBlobClient(edition.Blob).DownloadContentAsync();
        return StoredJson.Read<WeeklyProgramme>(content.Value.Content.ToString());
    }

    /// <param name="edition">Null for the newest.</param>
    /// <returns>Null where there is no such edition.</returns>
    public async Task<WeeklyProgramme?> EditionAsync(Week week, int? edition)
    {
        var editions = await EditionsAsync(week);
        var asked = editions.LastOrDefault(one => edition is null || one.Edition == edition);
        return asked is null ? null : await ReadAsync(asked);
    }

    public async Task<WeeklyProgramme?> ReadNewestAsync(Week week) =>
        await NewestAsync(week) is { } newest ? await ReadAsync(newest) : null;

    /// <summary>Every edition of a week, the first one first.</summary>
    public async Task<IReadOnlyList<WeeklyProgramme>> ReadAllAsync(Week week) =>
        await Task.WhenAll((await EditionsAsync(week)).Select(ReadAsync));

    /// <summary>The content first, then the row that makes it the edition: the first row written is the edition for ever.</summary>
    public async Task AddAsync(WeeklyProgramme programme)
    {
        // The checksum in the name keeps a rival's content from replacing that of the row.
        var blob = $"{programme.Week}/{programme.Edition:0000}-{programme.Checksum[..12]}.json";
        await UploadAsync(blob, StoredJson.Write(programme), "application/json; charset=utf-8");
        var edition = new ProgrammeEdition(
            programme.Week,
            programme.Edition,
            programme.Checksum,
            programme.PublishedAt,
            ProgrammeSelection.Held(programme.Lessons).Count(),
            blob
        );
        // Every channel reads it next.
        if (await Table.InsertIfAbsentAsync(RowOf(edition)))
            Keep(blob, programme);
        published[programme.Week] = (Is: true, clock.GetUtcNow());
    }

    /// <summary>Takes names out of an edition, whose checksum is from then on that of what it says.</summary>
    public async Task RewriteAsync(ProgrammeEdition edition, IReadOnlyList<ProgrammeLesson> lessons)
    {
        var without = (await DownloadAsync(edition)) with
        {
            Lessons = lessons,
            Checksum = ProgrammeChecksum.Of(lessons),
        };
        await UploadAsync(edition.Blob, StoredJson.Write(without), "application/json; charset=utf-8");
        await Table.UpsertEntityAsync(RowOf(edition with { Checksum = without.Checksum }), TableUpdateMode.Replace);
        Keep(edition.Blob, without);
    }

    public Task PutCalendarAsync(Week week, string calendar) =>
        UploadAsync(CalendarBlob(week), calendar, "text/calendar; charset=utf-8");

    /// <returns>Null until the calendar channel has published the week.</returns>
    public Task<string?> CalendarAsync(Week week) => TextAsync(CalendarBlob(week));

    /// <summary>Why a week is held back; null where it is not.</summary>
    public Task<Stored<ProgrammeHold>?> HoldAsync(Week week) =>
        Table.FindAsync<ProgrammeHold>(PartitionOf(week), HoldRow);

    public static TableTransactionAction RowOf(Week week, ProgrammeHold hold) =>
        TableRows.Put(Row.Of(PartitionOf(week), HoldRow, hold));

    public static TableTransactionAction WithoutHold(Week week) => TableRows.Delete(PartitionOf(week), HoldRow);

    private const string HoldRow = "hold";

    public Task PutAtomAsync(string feed) => UploadAsync(AtomBlob, feed, "application/atom+xml; charset=utf-8");

    /// <returns>Null until the feeds have been published once.</returns>
    public Task<string?> AtomAsync() => TextAsync(AtomBlob);

    public async Task<IReadOnlyList<ChannelState>> ChannelsAsync(Week week)
    {
        var channels = new List<ChannelState>();
        await foreach (var row in Table.WithPrefixAsync<ChannelState>(PartitionOf(week), ChannelPrefix))
            channels.Add(row.Value);
        return channels;
    }

    public async Task<ChannelState?> ChannelAsync(Week week, string name) =>
        (await Table.FindAsync<ChannelState>(PartitionOf(week), ChannelPrefix + name))?.Value;

    public Task PutAsync(Week week, ChannelState channel) => Table.SubmitTransactionAsync(RowsOf(week, channel));

    /// <summary>How far the channel is, and what became of that edition on it, which stays when the next one comes.</summary>
    public static IReadOnlyList<TableTransactionAction> RowsOf(Week week, ChannelState channel) =>
        [
            TableRows.Put(Row.Of(PartitionOf(week), ChannelPrefix + channel.Name, channel)),
            TableRows.Put(Row.Of(PartitionOf(week), $"{OutcomePrefix}{channel.Edition:0000}|{channel.Name}", channel)),
        ];

    /// <summary>What became of every edition of a week on every channel, the first edition first.</summary>
    public async Task<IReadOnlyList<ChannelState>> OutcomesAsync(Week week)
    {
        var outcomes = new List<ChannelState>();
        await foreach (var row in Table.WithPrefixAsync<ChannelState>(PartitionOf(week), OutcomePrefix))
            outcomes.Add(row.Value);
        return outcomes;
    }

    private static TableEntity RowOf(ProgrammeEdition edition) =>
        Row.Of(PartitionOf(edition.Week), $"{EditionPrefix}{edition.Edition:0000}", edition);

    private async Task<string?> TextAsync(string name)
    {
        var blob = blobs.Programmes.GetBlobClient(name);
        return await blob.ExistsAsync() ? (await blob.DownloadContentAsync()).Value.Content.ToString() : null;
    }

    private const string AtomBlob = "feeds/programme.atom";

    private static string CalendarBlob(Week week) => $"{week}/programme.ics";

    private Task UploadAsync(string name, string text, string contentType) =>
        blobs
            .Programmes.GetBlobClient(name)
            .UploadAsync(
                BinaryData.FromString(text),
                new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = contentType } }
            );
}
