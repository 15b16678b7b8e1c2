using System.Globalization;
using LocalFunctions.Http;

namespace Delivery.Local.Mail;

/// <summary>
/// The mailbox for programs, newest first, as the app's own lists: <c>?limit=</c> 1 to 200 mails, <c>?after=</c> the id of
/// the last one before, <c>next</c> the address of the rest. Without <c>limit</c> all mails come and <c>next</c> is null:
/// whoever tests against this machine looks for one mail among all. What cannot be read is 400 with <c>query.limit</c> or
/// <c>query.after</c>.
/// </summary>
internal static class MailList
{
    private const int Most = 200;

    public static IResult Answer(HttpRequest request, IReadOnlyList<MailSummary> mails)
    {
        int? limit = null;
        if (request.Query["limit"] is not [])
        {
            if (request.Query["limit"] is not [var text] || !IsLimit(text, out var asked))
                return Problems.Of(400, "query.limit", $"limit 应为1至{Most}的整数");
            limit = asked;
        }

        var first = 0;
        if (request.Query["after"] is not [])
        {
            if (request.Query["after"] is not [var after] || IndexOf(mails, after) is not { } last)
                return Problems.Of(400, "query.after", "after 应照抄上一页 next 里的值");
            first = last + 1;
        }

        var page = mails.Skip(first).Take(limit ?? mails.Count).ToArray();
        var next = first + page.Length < mails.Count ? NextOf(request, limit!.Value, page[^1].Id) : null;
        return Results.Json(new { items = page, next });
    }

    private static bool IsLimit(string? text, out int limit) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is >= 1 and <= Most;

    private static int? IndexOf(IReadOnlyList<MailSummary> mails, string? id)
    {
        for (var at = 0; at < mails.Count; at++)
            if (mails[at].Id == id)
                return at;
        return null;
    }

    private static string NextOf(HttpRequest request, int limit, string after)
    {
        var kept = request
            .Query.Where(pair => pair.Key is not ("after" or "limit"))
            .SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value));
        return request.Path + QueryString.Create([.. kept, new("limit", $"{limit}"), new("after", after)]);
    }
}
