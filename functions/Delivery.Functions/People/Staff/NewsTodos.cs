using Delivery.Domain.Feedback.News;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Feedback;
using Delivery.Pages.Web;

namespace Delivery.Functions.People.Staff;

/// <summary>The streets' news that wait to be looked at, for who publishes them.</summary>
public sealed class NewsTodos(NewsItems news)
{
    // More are in the list, which tells them all.
    private const int MostCounted = 50;

    public async Task<IReadOnlyList<Todo>> OfAsync(Caller reader)
    {
        if (!reader.May(Role.Publisher))
            return [];
        var waiting = await news.PageAsync(NewsState.Submitted, after: null, MostCounted);
        return waiting.Rows switch
        {
            [] => [],
            [var one] when waiting.After is null =>
            [
                new Todo(
                    $"看{one.Value.StreetName}的配送新闻“{one.Value.Title}”，决定是否发布",
                    Paths.StaffNewsItem(one.Value.NewsId),
                    "查看"
                ),
            ],
            var several =>
            [
                new Todo(
                    $"看{several.Count}{(waiting.After is null ? "" : "+")}条配送新闻，决定是否发布",
                    Paths.StaffNews,
                    "查看"
                ),
            ],
        };
    }
}
