using Delivery.Domain;
using Delivery.Functions.Email.WeChat;
using Delivery.Functions.Security;
using Delivery.Functions.Security.SignedIn;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.People;
using Delivery.Functions.Web;
using Delivery.Pages.People.WeChat;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.People.WeChat;

/// <summary>A teacher's or contact's own binding to the official account.</summary>
public sealed class WeChatPages(
    Site site,
    WeChatPeople people,
    WeChatAccounts accounts,
    WeChatBindings bindings,
    BindingCodes codes,
    BindWeChat bind,
    TimeProvider clock
)
{
    public static Refusal NoButton { get; } = new("wechat.act", "请用页面上的按钮");

    [Function(nameof(ShowWeChat))]
    public Task<IResult> ShowWeChat(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "account/wechat")] HttpRequest request
    ) => site.GetAsync(request, HasSession, caller => ShowAsync(request, caller, FormErrors.None));

    [Function(nameof(PostWeChat))]
    public Task<IResult> PostWeChat(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "account/wechat")] HttpRequest request
    ) =>
        site.PostAsync(
            request,
            HasSession,
            (form, caller) => ShowAsync(request, caller, FormErrors.Of(form.TooLong)),
            async (form, caller) =>
            {
                var refusals = await ActAsync(request, form, caller);
                return refusals.Count > 0
                    ? await ShowAsync(request, caller, FormErrors.Of(refusals))
                    : Site.SeeOther(Paths.WeChat);
            }
        );

    private static bool HasSession(Caller caller) => caller.Kind is CallerKind.Street or CallerKind.Teacher;

    private async Task<IReadOnlyList<Refusal>> ActAsync(HttpRequest request, IFormCollection form, Caller caller)
    {
        var (person, call) = (await people.OfAsync(request, caller), Idempotency.CallOf(caller, request, form));
        return form["act"].ToString() switch
        {
            "code" => (await bind.AskAsync(person, call)).Refusals,
            "unbind" => (await bind.UnbindAsync(await bindings.OfAsync(person), call)).Refusals,
            "wechat" => (await bind.ChooseAsync(await bindings.OfAsync(person), notify: true, call)).Refusals,
            "mail" => (await bind.ChooseAsync(await bindings.OfAsync(person), notify: false, call)).Refusals,
            _ => [NoButton],
        };
    }

    private async Task<IResult> ShowAsync(HttpRequest request, Caller caller, FormErrors errors)
    {
        var person = await people.OfAsync(request, caller);
        var (account, bound) = (await accounts.InboxAsync(), (await bindings.OfAsync(person))?.Value);
        var code = await codes.ShownAsync(person, clock.GetUtcNow());
        return await site.HtmlAsync(
            new WeChatModel(
                site.FrameFor(caller),
                Guid.NewGuid().ToString("N"),
                account?.Channel.Title,
                account?.Channel.Template.Length > 0,
                bound is null
                    ? null
                    : new BoundWeChat(
                        bound.Since,
                        bound.OpenId[^Math.Min(4, bound.OpenId.Length)..],
                        bound.Notify,
                        bound.Trouble
                    ),
                code is var (digits, until) ? new ShownCode(digits, until) : null,
                person.Email,
                errors
            ),
            errors.Any ? 422 : 200
        );
    }
}

/// <summary>Who is signed in, as the register names them.</summary>
public sealed class WeChatPeople(Sessions sessions, Registers registers, Rights rights)
{
    /// <exception cref="InvalidOperationException">The session's person is in the register no more, and yet signed in.</exception>
    public async Task<WeChatPerson> OfAsync(HttpRequest request, Caller caller)
    {
        var session =
            sessions.Open(request) ?? throw new InvalidOperationException("A caller with a session has a cookie.");
        var known = await CandidatesAsync(caller);
        return known.First(person =>
            rights.PersonOf(person.Kind, person.Id, person.PersonName, person.Email) == session.Person
        );
    }

    private async Task<IReadOnlyList<WeChatPerson>> CandidatesAsync(Caller caller)
    {
        if (caller.Kind == CallerKind.Teacher)
            return await registers.Teachers.FindAsync(caller.Id) is { Value.Teacher: var teacher }
                ? [new(caller.Kind, caller.Id, caller.Name, teacher.Name, teacher.Email)]
                : [];
        // Whoever went over to a merged street's papers is who he or she was before, with the same binding.
        return await registers.OfficeOfAsync(caller.Id) is { } office
            ?
            [
                .. new[] { office.Contacts.Ordering, office.Contacts.ForDelivery }.Select(contact => new WeChatPerson(
                    caller.Kind,
                    office.Code,
                    office.Name,
                    contact.Name,
                    contact.Email
                )),
            ]
            : [];
    }
}
