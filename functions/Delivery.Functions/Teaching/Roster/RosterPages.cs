using Delivery.Domain;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching.Enrolling;
using Delivery.Functions.Security;
using Delivery.Functions.Teaching.Enrolling;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Sheets;
using Delivery.Pages.Teaching.Roster;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Teaching.Roster;

/// <summary>A course's roster for its street, and for those of staff who look after streets.</summary>
public sealed class RosterPages(
    Site site,
    RosterReader reader,
    RosterActs acts,
    EnrolmentLetters letters,
    AuditLog audit,
    TimeProvider clock
)
{
    // A thousand people pasted, or a sheet of them.
    private const int Limit = RequestBody.JsonLimit + 64 * 1024;

    [Function(nameof(ShowRoster))]
    public Task<IResult> ShowRoster(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "orders/{id}/roster")] HttpRequest request,
        string id
    ) =>
        site.GetAsync(
            request,
            caller => caller.Kind == CallerKind.Street || IsStaff(caller),
            caller => ShowAsync(caller, id, new Shown(Numbers: request.Query["numbers"] == "show"))
        );

    [Function(nameof(PostRoster))]
    public Task<IResult> PostRoster(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "orders/{id}/roster")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string id
    ) =>
        site.PostAsync(
            request,
            caller => caller.Kind == CallerKind.Street || IsStaff(caller),
            (form, caller) =>
                ShowAsync(caller, id, new Shown(Refusals: form.TooLong, Act: $"{form["act"]}", Form: form)),
            (form, caller) => ActAsync(request, form, caller, id, durable),
            Limit
        );

    /// <param name="Numbers">Phones are shown whole.</param>
    /// <param name="Guess">What a file seems to hold, to be looked over instead of what is refused.</param>
    private sealed record Shown(
        bool Numbers = false,
        IReadOnlyList<Refusal>? Refusals = null,
        string Act = "",
        IFormCollection? Form = null,
        RosterGuess? Guess = null
    );

    private static bool IsStaff(Caller caller) => caller.May(Role.Reviewer) || caller.May(Role.Conduct);

    private static bool MayRead(Caller caller, string courseId) =>
        caller.May(Role.Conduct) || MayChange(caller, courseId);

    private static bool MayChange(Caller caller, string courseId) =>
        caller.May(Role.Reviewer) || OrderId.TryParse(courseId, out var order) && caller.IsStreet(order.StreetCode);

    private async Task<IResult> ActAsync(
        HttpRequest request,
        IFormCollection form,
        Caller caller,
        string id,
        DurableTaskClient durable
    )
    {
        if (!MayRead(caller, id) || await reader.ReadAsync(id) is not { } read)
            return await site.NotFoundAsync(caller);
        if (form["act"] == "download")
            return await DownloadAsync(request, caller, read);
        if (!MayChange(caller, id))
            return await site.HtmlAsync(ErrorModel.Forbidden(site.FrameFor(caller)), 403);
        var done = await acts.RunAsync(id, form, caller, durable);
        return done.IsRefused
            ? await ShowAsync(
                caller,
                id,
                new Shown(
                    Refusals: done.Refusals,
                    Act: $"{form["act"]}",
                    Form: form,
                    Guess: await acts.GuessAsync(form, done.Refusals)
                )
            )
            : Site.SeeOther(Paths.Roster(id), done.Value);
    }

    private async Task<IResult> DownloadAsync(HttpRequest request, Caller caller, RosterRead read)
    {
        var id = read.Course.Course.CourseId;
        await audit.WriteAsync(caller, "roster.export", id, $"{read.People.Count()}");
        return SheetFiles.Xlsx(request.HttpContext, RosterSheet.Of(read), $"roster-{id}");
    }

    private async Task<IResult> ShowAsync(Caller caller, string id, Shown shown)
    {
        if (!MayRead(caller, id) || await reader.ReadAsync(id) is not { } read)
            return await site.NotFoundAsync(caller);
        var errors = shown.Guess is { } guess
            ? new FormErrors([new FieldError("pasted", guess.Sentence)])
            : RosterErrors.Of(shown.Act, shown.Refusals ?? []);
        return await site.HtmlAsync(ModelOf(caller, read, shown, errors), errors.Any ? 422 : 200);
    }

    private RosterModel ModelOf(Caller caller, RosterRead read, Shown shown, FormErrors errors)
    {
        var one = read.Course.Course;
        return new RosterModel(
            site.FrameFor(caller),
            one.CourseId,
            caller.Kind == CallerKind.Street ? Paths.Order(one.CourseId) : Paths.ReviewOrder(one.CourseId),
            one.Discipline.Name,
            one.Street.Name,
            clock.GetUtcNow(),
            read.Head.Capacity,
            read.Head.IsOpen,
            read.HandedIn,
            read.Due,
            [.. read.People.Select(person => LineOf(read, person, shown.Numbers))],
            [.. read.Waiting.Select(person => LineOf(read, person, shown.Numbers))],
            shown.Numbers,
            TypedOf(shown),
            errors,
            MayChange(caller, one.CourseId)
        );
    }

    private static RosterTyped TypedOf(Shown shown) =>
        shown.Form is { } form && shown.Refusals is not null
            ? new(
                $"{form["personName"]}",
                $"{form["phone"]}",
                $"{form["birth"]}",
                shown.Guess?.Under($"{form["pasted"]}") ?? $"{form["pasted"]}",
                form["places"],
                $"{form["guardianName"]}",
                $"{form["guardianPhone"]}",
                form["consent"].Count > 0
            )
            : RosterTyped.Nothing;

    private RosterLine LineOf(RosterRead read, Enrolment one, bool numbers) =>
        new(
            one.EnrolmentId,
            one.Person.Name,
            numbers ? one.Person.Phone : one.Person.MaskedPhone,
            one.Person.BirthYear,
            one.Person.Guardian is { } guardian
                ? new Person(guardian.Name, numbers ? guardian.Phone : Phones.Mask(guardian.Phone))
                : null,
            one is { Stage: EnrolmentStage.Offered, Offer: { } offer }
                ? letters.Reaches(one)
                    ? "有名额待确认"
                    : $"名额留到 {Dates.Deadline(offer.Until)}，没有邮箱和短信，请打电话；愿意来的，在下面加入"
                : !one.IsConfirmed
                    ? "手机待核实"
                    : one.ByStreet
                        ? "街镇加入"
                        : null,
            read.Attended(one).Count
        );
}
