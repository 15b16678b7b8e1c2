using Delivery.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Matching.Board;

/// <summary>The board: what waits beside who could come. What is chosen on it is done on the course's own page.</summary>
public sealed class BoardPages(Site site, BoardReader reader)
{
    [Function(nameof(ShowMatchingBoard))]
    public Task<IResult> ShowMatchingBoard(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/matching-board")] HttpRequest request
    ) =>
        site.GetAsync(
            request,
            caller => caller.IsStaff,
            async caller =>
                await site.HtmlAsync(
                    await reader.ReadAsync(
                        site.FrameFor(caller),
                        caller,
                        request.Query["district"].ToString(),
                        request.Query["discipline"].ToString()
                    )
                )
        );
}
