using Delivery.Domain;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Web;

/// <summary>No call takes a parameter of its address more than once: which of two would hold, nobody could say.</summary>
public static class AskedTwice
{
    // The parameters of a page have words of their own, which PageAsked says.
    public static IReadOnlyList<Refusal> Check(IQueryCollection query) =>
        [
            .. query
                .Where(pair => pair.Value.Count > 1 && pair.Key is not ("limit" or "after"))
                .Select(pair => new Refusal("query.twice", $"{pair.Key} 写了两次，请只留一个", pair.Key)),
        ];
}
