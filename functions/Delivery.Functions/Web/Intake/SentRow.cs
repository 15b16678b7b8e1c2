using System.Text.Json.Nodes;
using Delivery.Domain;

namespace Delivery.Functions.Web.Intake;

/// <summary>One row of a file, not yet judged.</summary>
/// <param name="Number">As a spreadsheet counts, or the line of the file.</param>
/// <param name="Fields">By path; null empties the field.</param>
/// <param name="Wrong">Why it could not be read at all.</param>
/// <param name="ByPath">Names of fields are paths such as <c>contacts.ordering.name</c>, one for each cell.</param>
public sealed record SentRow(
    int Number,
    IReadOnlyDictionary<string, JsonNode?> Fields,
    Refusal? Wrong = null,
    bool ByPath = true
)
{
    /// <summary>Changes what is stored, or nothing, into what the row says.</summary>
    /// <param name="except">The field that names the entry and is none of its own.</param>
    public void PutOnto(JsonObject body, string except)
    {
        foreach (var (path, value) in Fields)
            if (!path.Equals(except, StringComparison.OrdinalIgnoreCase))
                Put(body, ByPath ? path.Split('.') : [path], value);
    }

    private static void Put(JsonObject at, ReadOnlySpan<string> path, JsonNode? value)
    {
        if (path is [var last])
        {
            if (value is null)
                at.Remove(last);
            else
                at[last] = value.DeepClone();
            return;
        }

        if (at[path[0]] is not JsonObject below)
            at[path[0]] = below = [];
        Put(below, path[1..], value);
        // What is empty in every column is not there: no contact instead of one without name and phone.
        if (below.Count == 0)
            at.Remove(path[0]);
    }
}
