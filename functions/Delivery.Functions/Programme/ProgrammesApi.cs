using Delivery.Domain.Calendar;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Programme;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Programme;

/// <param name="Edition">Null while the first edition is still being made.</param>
public sealed record PublicationView(string Week, int? Edition, string State);

/// <summary>The programme as data: for everybody to read, for publishers to publish.</summary>
public sealed class ProgrammesApi(Api api, PublishProgramme publish, Programmes programmes, CoursePlaces places)
{
    [Function(nameof(PostPublication))]
    [ApiCall("发布一周一览", Answer = typeof(PublicationView), Scopes = [Role.Publisher])]
    public Task<IResult> PostPublication(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/programmes/{week}/publish")]
            HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string week
    ) =>
        api.SendAsync(
            request,
            caller => caller.May(Role.Publisher),
            async call =>
            {
                if (!Week.TryParse(week, out var asked))
                    return NoSuchWeek(week);
                var outcome = await publish.RunAsync(asked, call, durable);
                return outcome.Match(
                    edition =>
                        ApiAnswer.Ok(
                            new PublicationView(week, edition?.Edition, edition is null ? "publishing" : "published")
                        ),
                    refusals => ApiAnswer.Refused(refusals)
                );
            }
        );

    [Function(nameof(GetProgramme))]
    [ApiCall("已发布的一周一览", Answer = typeof(ProgrammeView), Open = true)]
    public Task<IResult> GetProgramme(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/programmes/{week}")] HttpRequest request,
        string week
    ) =>
        api.GetAsync(
            request,
            _ => true,
            async _ =>
            {
                if (!Week.TryParse(week, out var asked))
                    return NoSuchWeek(week);
                if (await programmes.ReadNewestAsync(asked) is not { } programme)
                    return ApiAnswer.NotFound("programme.unpublished", "已发布的一周一览", week);
                var shown = programme with { Lessons = await places.OverAsync(programme.Lessons) };
                return ApiAnswer.Ok(ProgrammeView.Of(shown, await programmes.ChannelsAsync(asked)));
            }
        );

    private static ApiAnswer NoSuchWeek(string week) =>
        ApiAnswer.NotFound("programme.week", "这一周（例如 2026-W38）", week);
}
