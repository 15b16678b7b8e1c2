using Delivery.Domain;
using Delivery.Functions.Security;
using Delivery.Functions.Web;
using Delivery.Pages.Operation;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Operation;

/// <summary>Where staff see what is under way, and let go on what has stopped.</summary>
public sealed class InstancePages(
    Site site,
    InstanceReader reader,
    RetryInstance retry,
    SkipInstance skip,
    TimeProvider clock
)
{
    [Function(nameof(ShowInstances))]
    public Task<IResult> ShowInstances(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/instances")] HttpRequest request,
        [DurableClient] DurableTaskClient durable
    ) =>
        site.GetAsync(
            request,
            caller => caller.IsStaff,
            async caller =>
            {
                var asked = InstanceLists.Asked(request.Query);
                var found = await reader.FindAsync(durable, asked);
                return await site.HtmlAsync(
                    InstanceLists.ModelOf(site.FrameFor(caller), asked, found, clock.GetUtcNow())
                );
            }
        );

    [Function(nameof(ShowInstance))]
    public Task<IResult> ShowInstance(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/instances/{id}")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string id
    ) =>
        site.GetAsync(
            request,
            caller => caller.IsStaff,
            caller => ShowAsync(caller, durable, id, reason: "", FormErrors.None)
        );

    [Function(nameof(PostInstanceRetry))]
    public Task<IResult> PostInstanceRetry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/instances/{id}/retry")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string id
    ) => ActAsync(request, durable, id, Said.Retried, retry.RunAsync);

    [Function(nameof(PostInstanceSkip))]
    public Task<IResult> PostInstanceSkip(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/instances/{id}/skip")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string id
    ) => ActAsync(request, durable, id, Said.Skipped, skip.RunAsync);

    private Task<IResult> ActAsync(
        HttpRequest request,
        DurableTaskClient durable,
        string id,
        Said said,
        Func<string, string, Caller, DurableTaskClient, Task<Outcome<string>>> act
    ) =>
        site.PostAsync(
            request,
            caller => InstanceKind.Of(id) is { } kind ? caller.May(kind.Mender) : caller.IsStaff,
            (form, caller) =>
                ShowAsync(caller, durable, id, form["reason"].ToString(), FormErrors.Of(form.TooLong), 422),
            async (form, caller) =>
            {
                // What no page shows is nobody's to mend.
                if (InstanceKind.Of(id) is null)
                    return await site.NotFoundAsync(caller);
                var reason = form["reason"].ToString();
                var outcome = await act(id, reason, caller, durable);
                return outcome.IsRefused
                    ? await ShowAsync(caller, durable, id, reason, FormErrors.Of(outcome.Refusals), 422)
                    : Site.SeeOther(Paths.Instance(id), said);
            }
        );

    private async Task<IResult> ShowAsync(
        Caller caller,
        DurableTaskClient durable,
        string id,
        string reason,
        FormErrors errors,
        int status = 200
    )
    {
        if (
            InstanceKind.Of(id) is not { } kind
            || await durable.GetInstanceAsync(id, getInputsAndOutputs: true) is not { } instance
        )
            return await site.NotFoundAsync(caller);
        var now = clock.GetUtcNow();
        var forbidden = new InstanceAct(false, "您的岗位不能处理这一类流程，请管理员或负责的同事处理。");
        var may = caller.May(kind.Mender);
        var model = new InstanceModel(
            site.FrameFor(caller),
            Guid.NewGuid().ToString("N"),
            InstanceWords.LineOf(instance, now),
            instance.CreatedAt,
            Version: null,
            instance.FailureDetails?.ErrorMessage ?? InstanceWords.TroubleOf(instance),
            [.. (await reader.PartsAsync(durable, id)).Select(part => InstanceWords.LineOf(part, now))],
            may ? await retry.OfferAsync(instance, durable) : forbidden,
            may ? SkipInstance.Offer(instance) : forbidden,
            reason,
            errors
        );
        return await site.HtmlAsync(model, status);
    }
}
