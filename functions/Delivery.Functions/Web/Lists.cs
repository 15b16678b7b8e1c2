using System.Globalization;
using Delivery.Functions.Storage;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Web;

/// <summary>Lists by page: <c>?limit=</c> 1 to 200, 50 unless told; <c>next</c> is the address of the rest.</summary>
public sealed record ApiList(IReadOnlyList<object> Items, string? Next);

public sealed record PageAsked(int Limit, string? After)
{
    public const int Most = 200;
    public const int Usual = 50;

    public static PageAsked Of(HttpRequest request) =>
        new(
            int.TryParse(request.Query["limit"], CultureInfo.InvariantCulture, out var limit)
                ? Math.Clamp(limit, 1, Most)
                : Usual,
            request.Query["after"] is [{ Length: > 0 } after] ? after : null
        );

    /// <summary>The first row key to read: the smallest one after the page before, or the range's own beginning.</summary>
    public string From(string rangeStart) => After is null ? rangeStart : After + '\0';

    public ApiAnswer Answer<T>(HttpRequest request, Listed<T> page, Func<Stored<T>, object> show) =>
        ApiAnswer.Ok(new ApiList([.. page.Rows.Select(show)], page.After is null ? null : NextOf(request, page.After)));

    private string NextOf(HttpRequest request, string after)
    {
        var kept = request
            .Query.Where(pair => pair.Key is not ("after" or "limit"))
            .SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value));
        return request.Path + QueryString.Create([.. kept, new("limit", $"{Limit}"), new("after", after)]);
    }
}
