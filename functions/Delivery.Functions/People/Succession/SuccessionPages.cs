using System.Globalization;
using Delivery.Domain;
using Delivery.Domain.People.Succession;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Typed;
using Delivery.Functions.Workflow;
using Delivery.Pages.People.Succession;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Primitives;

namespace Delivery.Functions.People.Succession;

/// <summary>Where an admin merges or splits a street: first what would follow, in figures, then the deed.</summary>
public sealed class SuccessionPages(Site site, Registers registers, ChangeStreets change, SuccessionReader reader)
{
    [Function(nameof(ShowSuccession))]
    public Task<IResult> ShowSuccession(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/streets/{code}/succession")]
            HttpRequest request,
        string code
    ) =>
        site.GetAsync(
            request,
            caller => caller.IsStaff,
            async caller =>
                await ShowAsync(caller, code, TypedOf(name => request.Query[name], request.Query.Keys), FormErrors.None)
        );

    [Function(nameof(PostSuccession))]
    public Task<IResult> PostSuccession(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/streets/{code}/succession")]
            HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string code
    ) =>
        site.PostAsync(
            request,
            caller => caller.May(Role.Admin),
            (form, caller) =>
                ShowAsync(caller, code, TypedOf(name => form[name], form.Keys), FormErrors.Of(form.TooLong)),
            async (form, caller) =>
            {
                var typed = TypedOf(name => form[name], form.Keys);
                var key = Idempotency.KeyOf(caller, Paths.Succession(code), form["formKey"].ToString());
                var outcome = await change.RunAsync(await AskedAsync(code, typed), new Call(caller, key), durable);
                return outcome.IsRefused
                    ? await ShowAsync(caller, code, typed, FormErrors.Of(outcome.Refusals))
                    : Site.SeeOther(Paths.Entry(Paths.Streets, code));
            }
        );

    private async Task<IResult> ShowAsync(Caller caller, string code, SuccessionTyped typed, FormErrors errors)
    {
        if (await registers.Streets.FindAsync(code) is not { Value: var street })
            return await site.NotFoundAsync(caller);
        if (typed.Other.Length == 0 && !errors.Any)
            return await site.HtmlAsync(reader.Empty(caller, street, typed));
        // Nobody has written a reason before the preview stands.
        var asked = await AskedAsync(code, typed);
        var wrong = errors.Any
            ? errors
            : FormErrors.Of([
                .. (await change.CheckAsync(asked)).Where(refusal => refusal.Code != "street.change-reason"),
            ]);
        return await site.HtmlAsync(
            await reader.ModelAsync(caller, street, asked, typed, wrong),
            errors.Any ? 422 : 200
        );
    }

    private async Task<StreetChange> AskedAsync(string code, SuccessionTyped typed) =>
        new(
            typed.Kind == nameof(StreetChangeKind.Split) ? StreetChangeKind.Split : StreetChangeKind.Merge,
            code,
            (await registers.Streets.FindAsync(code))?.Value,
            typed.Other,
            (await registers.Streets.FindAsync(typed.Other))?.Value,
            DateOnly.TryParseExact(typed.From, "yyyy-MM-dd", out var from) ? from : null,
            decimal.TryParse(typed.Part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var part)
                ? part
                : null,
            typed.Reason,
            typed.Orders
        );

    private static SuccessionTyped TypedOf(Func<string, StringValues> value, IEnumerable<string> names) =>
        new(
            value("kind").ToString(),
            TypedText.Clean(TextKind.Code, value("other").ToString()),
            TypedText.Clean(TextKind.Number, value("from").ToString()),
            TypedText.Clean(TextKind.Number, value("part").ToString()),
            value("reason").ToString(),
            value("formKey").ToString() is { Length: > 0 } key ? key : Guid.NewGuid().ToString("N"),
            ChosenRows.Of(names, "order")
        );
}
