using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Domain.Teaching.Enrolling;
using Delivery.Domain.Teaching.Roster;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.People;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Teaching.Enrolling;
using Delivery.Functions.Web;
using Delivery.Pages.Teaching.Roster;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Teaching.Roster;

/// <summary>
/// Behind the code at the door: the last four digits of the phone say who is there. Names are shown masked, and only to who
/// knows the digits.
/// </summary>
public sealed class DoorPages(
    Site site,
    Courses courses,
    Enrolments enrolments,
    CheckIns checkIns,
    DoorLinks doors,
    CheckPeopleIn checkIn,
    EnrolmentLimits limits,
    EnglishNames names,
    TimeProvider clock
)
{
    private const int Digits = 4;

    // Who has just been checked in, by their keys: an address names nobody.
    private const string Here = "here";

    [Function(nameof(ShowDoor))]
    public Task<IResult> ShowDoor(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "door/{token}")] HttpRequest request,
        string token
    ) =>
        site.GetAsync(
            request,
            _ => true,
            async caller =>
                await ShowAsync(request, caller, token, new DoorTyped(Done: await HereAsync(token, request)))
        );

    [Function(nameof(PostDoor))]
    public Task<IResult> PostDoor(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "door/{token}")] HttpRequest request,
        string token
    ) =>
        site.PostAsync(
            request,
            _ => true,
            (form, caller) =>
                ShowAsync(request, caller, token, new DoorTyped(), ChosenLanguage.Of(request).Say(form.TooLong[0])),
            async (form, caller) =>
                await limits.TryAsync(request) is { } wait
                    ? await site.TooManyAsync(request, caller, wait)
                    : await ActAsync(request, caller, token, form)
        );

    private async Task<IResult> ActAsync(HttpRequest request, Caller caller, string token, IFormCollection form)
    {
        var (link, digits) = (doors.Read(token), form["digits"].ToString());
        var language = ChosenLanguage.Of(request);
        if (link.State != LinkState.Good || await courses.LessonAsync(link.Subject) is not { Value: var lesson })
            return await site.LinkGoneAsync(request, link.State, caller);
        if (digits.Length != Digits || !digits.All(char.IsAsciiDigit))
            return await ShowAsync(
                request,
                caller,
                token,
                new DoorTyped(digits),
                language.Say("请填手机号的最后4位数字", "Please give the last 4 digits of the phone")
            );
        var matching = await WithDigitsAsync(lesson, digits);
        if (matching.Count == 0)
            return await ShowAsync(
                request,
                caller,
                token,
                new DoorTyped(digits),
                language.Say(
                    "名单上没有这个号码，请核对；没有报名的，请在门口告诉工作人员",
                    "This number is not on the list; please check it, or tell the people at the door"
                )
            );
        var chosen = Chosen(matching, form["who"].ToString());
        if (chosen.Count == 0)
            return await ShowAsync(request, caller, token, new DoorTyped(digits, [.. matching.Select(ChoiceOf)]));
        var outcome = await checkIn.AtDoorAsync(lesson, chosen, caller);
        return outcome.IsRefused
            ? await ShowAsync(request, caller, token, new DoorTyped(digits), language.Say(outcome.Refusals[0]))
            : Site.SeeOther($"{Paths.Door(token)}?{string.Join('&', chosen.Select(one => $"{Here}={KeyOf(one)}"))}");
    }

    /// <returns>Masked names of those in the address who are checked in; null where none is.</returns>
    private async Task<string?> HereAsync(string token, HttpRequest request)
    {
        var asked = request.Query[Here].ToHashSet();
        if (asked.Count == 0 || await courses.LessonAsync(doors.Read(token).Subject) is not { Value: var lesson })
            return null;
        var here = (await checkIns.OfLessonAsync(lesson.CourseId, lesson.LessonId)).People;
        var masked = (await enrolments.AllAsync(lesson.CourseId))
            .Select(row => row.Value)
            .Where(one => asked.Contains(KeyOf(one)) && here.Contains(KeyOf(one)))
            .Select(one => one.Person.MaskedName)
            .ToList();
        return masked.Count > 0 ? string.Join('、', masked) : null;
    }

    // One alone is meant; of several the person says which, or all.
    private static IReadOnlyList<Enrolment> Chosen(IReadOnlyList<Enrolment> matching, string who) =>
        matching.Count == 1 || who == "all" ? matching : [.. matching.Where(one => KeyOf(one) == who)];

    private async Task<IReadOnlyList<Enrolment>> WithDigitsAsync(Lesson lesson, string digits) =>
        [
            .. (await enrolments.AllAsync(lesson.CourseId))
                .Select(row => row.Value)
                .Where(one => one is { Stage: EnrolmentStage.Enrolled, IsConfirmed: true })
                .Where(one => one.Person.Phone.EndsWith(digits, StringComparison.Ordinal)),
        ];

    private static Choice ChoiceOf(Enrolment one) => new(KeyOf(one), one.Person.MaskedName);

    private static string KeyOf(Enrolment one) => one.EnrolmentId[^PersonKeys.Length..];

    private async Task<IResult> ShowAsync(
        HttpRequest request,
        Caller caller,
        string token,
        DoorTyped typed,
        string? error = null
    )
    {
        var link = doors.Read(token);
        if (link.State != LinkState.Good || await courses.WithLessonAsync(link.Subject) is not { } lesson)
            return await site.LinkGoneAsync(request, link.State, caller);
        var frame = site.PublicFrameFor(request, caller);
        var errors = error is null ? FormErrors.None : new FormErrors([new FieldError("digits", error)]);
        var early = CheckInRules.Against(lesson.Lesson, clock.GetUtcNow());
        return await site.HtmlAsync(
            new DoorModel(
                frame,
                Paths.Door(token),
                await names.OfAsync(lesson.Course.Discipline.Name, frame.Language),
                lesson.Lesson.Number,
                new LessonTime(lesson.Lesson.Start, lesson.Lesson.Minutes),
                lesson.Course.VenueOf(lesson.Lesson).Name,
                early is null ? null : frame.Language.Say(early),
                typed,
                errors
            ),
            errors.Any ? 422 : 200
        );
    }
}
