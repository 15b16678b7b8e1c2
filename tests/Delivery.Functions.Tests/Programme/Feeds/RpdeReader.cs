using System.Text.Json.Nodes;
using Xunit;

namespace Delivery.Functions.Tests.Programme.Feeds;

/// <summary>Reads an open-data feed as its readers do: page after page, keeping the newest state of each item.</summary>
internal sealed class RpdeReader(HttpClient http, string feed)
{
    private string next = $"/feeds/openactive/{feed}";

    public Dictionary<string, JsonNode> Items { get; } = [];

    public List<string> Deleted { get; } = [];

    /// <summary>Goes on from where it was until the last page, holding every page to the rules of RPDE.</summary>
    /// <returns>How many items came.</returns>
    public async Task<int> WalkAsync()
    {
        for (var count = 0; ; )
        {
            var page = JsonNode.Parse(await http.GetStringAsync(next))!;
            Assert.Equal("https://creativecommons.org/licenses/by/4.0/", (string?)page["license"]);
            var items = page["items"]!.AsArray();
            var after = new Uri((string)page["next"]!).PathAndQuery;
            if (items.Count == 0)
            {
                Assert.Equal(Uri.UnescapeDataString(next), Uri.UnescapeDataString(after));
                return count;
            }

            Assert.Equal(items.Select(PlaceOf).Order(), items.Select(PlaceOf));
            foreach (var item in items)
                Take(item!);
            count += items.Count;
            next = after;
        }
    }

    private static (long, string) PlaceOf(JsonNode? item) => ((long)item!["modified"]!, (string)item["id"]!);

    private void Take(JsonNode item)
    {
        var id = (string)item["id"]!;
        if ((string?)item["state"] == "updated")
        {
            Items[id] = item["data"]!;
            AssertNothingEmpty(item["data"]!);
            return;
        }

        Assert.Equal("deleted", (string?)item["state"]);
        Assert.Null(item["data"]);
        Items.Remove(id);
        Deleted.Add(id);
    }

    private static void AssertNothingEmpty(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject fields:
                Assert.NotEmpty(fields);
                foreach (var (_, value) in fields)
                    AssertNothingEmpty(value);
                break;
            case JsonArray list:
                Assert.NotEmpty(list);
                foreach (var one in list)
                    AssertNothingEmpty(one);
                break;
            default:
                Assert.NotEqual("", $"{node}");
                break;
        }
    }
}
