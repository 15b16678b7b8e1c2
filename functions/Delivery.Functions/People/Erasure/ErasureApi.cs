using Delivery.Domain;
using Delivery.Domain.People;
using Delivery.Functions.Security;
using Delivery.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.People.Erasure;

public sealed record EraseBody([Typed(TextKind.Paragraph)] string Reason);

/// <param name="ErasureId">Of the certificate.</param>
/// <param name="FinishedAt">Null while places are still gone through.</param>
public sealed record ErasureView(string ErasureId, string Person, DateTimeOffset At, DateTimeOffset? FinishedAt);

/// <summary>A person's data is erased on request; the money records stay.</summary>
public sealed class ErasureApi(Api api, ErasePerson erase)
{
    [Function(nameof(PostErasure))]
    [ApiCall(
        "删除一个人的个人信息（结算记录依法保留）",
        Body = typeof(EraseBody),
        Answer = typeof(ErasureView),
        Status = 201,
        Scopes = [Role.Admin]
    )]
    public Task<IResult> PostErasure(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/people/{kind}/{id}/erase")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string kind,
        string id
    ) =>
        api.SendAsync<EraseBody>(
            request,
            caller => caller.May(Role.Admin),
            async (body, call) =>
            {
                var outcome = await erase.RunAsync(kind, id, body.Reason, call, durable);
                return outcome.Match(
                    begun =>
                        ApiAnswer.Created(
                            $"/staff/erasures/{begun.ErasureId}",
                            new ErasureView(begun.ErasureId, begun.Shown, begun.At, begun.FinishedAt)
                        ),
                    refusals =>
                        refusals[0] == ErasureRules.Unknown
                            ? new ApiAnswer(404, Problem.Of(404, refusals))
                            : ApiAnswer.Refused(refusals)
                );
            }
        );
}
