using System.Globalization;
using Delivery.Domain;
using Delivery.Functions.Storage;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Web;

/// <summary>Lists by page: <c>?limit=</c> 1 to 200, 50 unless told; <c>next</c> is the address of the rest.</summary>
public sealed record ApiList(IReadOnlyList<object> Items, string? Next);

public sealed record PageAsked(int Limit, string? After)
{
    public const int Most = 200;
    public const int Usual = 50;

    /// <summary>What is asked of pages that no list has; said before a list is read.</summary>
    public static IReadOnlyList<Refusal> Check(IQueryCollection query) =>
        [
            .. query["limit"] is [] || query["limit"] is [var limit] && IsLimit(limit)
                ? []
                : (Refusal[])[new("query.limit", $"limit 应为1至{Most}的整数", "limit")],
            .. query["after"] is [] || query["after"] is [{ } after] && TableRows.CanBeKey(after)
                ? []
                : (Refusal[])[NoSuchPage],
        ];

    public static PageAsked Of(HttpRequest request) =>
        new(
            request.Query["limit"] is [{ } limit] && IsLimit(limit)
                ? int.Parse(limit, CultureInfo.InvariantCulture)
                : Usual,
            request.Query["after"] is [{ Length: > 0 } after] ? after : null
        );

    /// <summary>The first row key to read: the smallest one after the page before, or the range's own beginning.</summary>
    public string From(string rangeStart) => After is null ? rangeStart : TableRows.KeyAfter(After);

    public ApiAnswer Answer<T>(HttpRequest request, Listed<T> page, Func<Stored<T>, object> show) =>
        ApiAnswer.Ok(new ApiList([.. page.Rows.Select(show)], page.After is null ? null : NextOf(request, page.After)));

    /// <summary>A page of a list that is short enough to be read whole.</summary>
    /// <param name="keyOf">What <c>after</c> names an item by; no two have the same.</param>
    public ApiAnswer AnswerOf<T>(HttpRequest request, IReadOnlyList<T> all, Func<T, string> keyOf, Func<T, object> show)
    {
        var before = After is null ? 0 : all.TakeWhile(one => keyOf(one) != After).Count() + 1;
        if (before > all.Count)
            return ApiAnswer.Malformed(NoSuchPage);
        var page = all.Skip(before).Take(Limit).ToList();
        var next = before + page.Count < all.Count ? NextOf(request, keyOf(page[^1])) : null;
        return ApiAnswer.Ok(new ApiList([.. page.Select(show)], next));
    }

    private static Refusal NoSuchPage => new("query.after", "after 应照抄上一页 next 里的值", "after");

    private static bool IsLimit(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= Most;

    private string NextOf(HttpRequest request, string after)
    {
        var kept = request
            .Query.Where(pair => pair.Key is not ("after" or "limit"))
            .SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value));
        return request.Path + QueryString.Create([.. kept, new("limit", $"{Limit}"), new("after", after)]);
    }
}
