using System.Text.Json;
using System.Text.Json.Nodes;
using Delivery.Domain;
using Delivery.Functions.Web.Typed;

namespace Delivery.Functions.Web.Intake;

/// <summary>
/// A row whose cells are missing or cannot be read, as it would be with them: they hide nothing else that is wrong with it.
/// </summary>
internal static class MendedRow
{
    /// <summary>
    /// Reads a row, with the template's sample in each cell that cannot be read. Cell by cell, since a contact is asked for
    /// its phone only where there is a contact.
    /// </summary>
    /// <param name="body">As the API has it; the samples are put into it.</param>
    /// <param name="except">The field that names the entry and stands beside the body.</param>
    /// <param name="unread">Gets what could not be read, whatever comes back.</param>
    /// <returns>Null where something is wrong that stands in no column.</returns>
    public static TBody? Read<TBody>(
        JsonObject body,
        IReadOnlyList<IntakeColumn> columns,
        string except,
        List<Refusal> unread
    )
        where TBody : class
    {
        // Each turn mends a cell at least.
        for (var turn = 0; turn <= columns.Count; turn++)
        {
            using var json = JsonSerializer.SerializeToDocument(body);
            var read = TypedJson.Read<TBody>(json.RootElement);
            if (!read.IsRefused)
                return read.Value;
            unread.AddRange(read.Refusals.Where(one => !unread.Contains(one)).ToList());
            var samples = read
                .Refusals.Select(one => columns.FirstOrDefault(column => column.Shows(one.Field ?? string.Empty)))
                .OfType<IntakeColumn>()
                .Distinct()
                .ToDictionary(column => column.Path, column => CellValues.Of(column.Kind, column.Sample));
            if (samples.Count == 0)
                return null;
            new SentRow(0, samples).PutOnto(body, except);
        }

        return null;
    }
}
