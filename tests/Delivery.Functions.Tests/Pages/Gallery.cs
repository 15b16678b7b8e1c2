using Delivery.Pages.Web;

namespace Delivery.Functions.Tests.Pages;

/// <summary>Every page in every state worth looking at, by name; each stage has a file of its own.</summary>
internal static partial class Gallery
{
    public static IReadOnlyDictionary<string, Func<HtmlPage, Task<string>>> Pages { get; } =
        new[] { Ordering, Matching, Teaching, Programme, Feedback, Settlement, Conduct, People, Operation, Web }
            .SelectMany(room => room)
            .ToDictionary(StringComparer.Ordinal);
}
