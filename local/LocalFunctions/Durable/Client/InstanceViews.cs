using System.Globalization;
using LocalFunctions.Durable.Storage;
using LocalFunctions.Storage.Database;
using Microsoft.DurableTask.Client;

namespace LocalFunctions.Durable.Client;

/// <summary>What can be looked up: lists, and the story of one instance.</summary>
internal sealed class InstanceViews(FileReader reader)
{
    public StoredInstance? Find(string id) => reader.Read(connection => StoredInstance.Find(connection, id));

    public List<StoredInstance> List(InstanceFilter filter)
    {
        var values = new List<Value>();
        var conditions = new List<string>();
        void Where(string condition, Value value)
        {
            conditions.Add(
                condition.Replace(
                    "?",
                    string.Create(CultureInfo.InvariantCulture, $"?{values.Count + 1}"),
                    StringComparison.Ordinal
                )
            );
            values.Add(value);
        }
        if (filter.IdPrefix is { } prefix)
            Where("substr(id, 1, length(?)) = ?", prefix);
        if (filter.IdContains is { } part)
            Where("instr(id, ?) > 0", part);
        if (filter.Name is { } name)
            Where("name = ?", name);
        if (filter.CreatedFrom is { } from)
            Where("created >= ?", from.UtcTicks);
        if (filter.CreatedTo is { } to)
            Where("created <= ?", to.UtcTicks);
        if (filter.Statuses is { Count: > 0 } statuses)
            conditions.Add($"status IN ({string.Join(", ", statuses.Select(status => (int)status))})");
        var after = filter is { NewestFirst: true, After: 0 } ? long.MaxValue : filter.After;
        var (beyond, order) = filter.NewestFirst ? ("<", "DESC") : (">", "ASC");
        conditions.Add(string.Create(CultureInfo.InvariantCulture, $"key {beyond} ?{values.Count + 1}"));
        return reader.Read(connection =>
            StoredInstance.Where(
                connection,
                $"{string.Join(" AND ", conditions)} ORDER BY key {order}",
                [.. values],
                after,
                filter.PageSize
            )
        );
    }

    public List<InstanceCount> Counts() =>
        reader.Read(connection =>
            connection
                .Prepared("SELECT name, status, count(*) FROM instances GROUP BY name, status ORDER BY name, status")
                .Rows(row => new InstanceCount(row.Text(0), (OrchestrationRuntimeStatus)row.Int(1), row.Int(2)))
        );

    public InstanceStory? Story(string id) =>
        reader.Read(connection =>
            StoredInstance.Find(connection, id) is { } stored
                ? new InstanceStory(
                    Summary(stored),
                    stored.Record.Generation,
                    stored.Record.Input,
                    stored.Output,
                    stored.Failure,
                    Lines(connection, stored),
                    [
                        .. connection
                            .Prepared("SELECT call FROM timers WHERE key = ?1 AND fired = 0")
                            .Rows(row => row.Int(0), stored.Record.Key),
                    ],
                    [.. StoredInstance.Children(connection, stored.Record.Key).Select(Summary)]
                )
                : null
        );

    public static InstanceSummary Summary(StoredInstance stored) =>
        new(
            stored.Record.Key,
            stored.Record.Id,
            stored.Record.Name,
            stored.Record.Status,
            stored.Record.CreatedAt,
            stored.UpdatedAt,
            stored.Record.CustomStatus,
            stored.Record.Parent?.Id,
            stored.Record.Version
        );

    private static List<StoryLine> Lines(Connection connection, StoredInstance stored)
    {
        var names = new Dictionary<int, string>();
        List<StoryLine> lines =
        [
            .. StoredHistory
                .Read(connection, stored.Record.Key)
                .SelectMany(step => step.Parse().Events.Select(one => StoryLines.Of(step.At, one, names))),
        ];
        if (stored.Record.IsEnded)
            lines.Add(
                new StoryLine(
                    stored.UpdatedAt,
                    stored.Record.Status.ToString().ToLowerInvariant(),
                    Output: stored.Output,
                    Failure: stored.Failure
                )
            );
        return lines;
    }
}
