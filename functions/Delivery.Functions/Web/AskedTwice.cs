using Delivery.Domain;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Web;

/// <summary>What a list is narrowed by stands in its address once: which of two would hold, nobody could say.</summary>
public static class AskedTwice
{
    // What no list knows is passed over, as often as it stands there.
    private static readonly string[] Filters = ["street", "season", "stage", "state", "course", "teacher", "year"];

    public static IReadOnlyList<Refusal> Check(IQueryCollection query) =>
        [
            .. Filters
                .Where(name => query[name].Count > 1)
                .Select(name => new Refusal("query.twice", $"{name} 写了两次，请只留一个", name)),
        ];
}
