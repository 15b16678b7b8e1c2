using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Teaching.Enrolling;
using Delivery.Domain.Teaching.Roster;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Teaching.Enrolling;
using Delivery.Functions.Teaching.Preparing;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Typed;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Teaching.Roster;

/// <summary>The forms of the roster's page.</summary>
public sealed class RosterActs(
    SaveRoster save,
    LeaveCourse leave,
    SetPlaces places,
    SavePreparation preparation,
    RosterFile files,
    TimeProvider clock
)
{
    /// <returns>What the file seems to hold that was sent without names of all its columns; null where it has them, or none was.</returns>
    public async Task<RosterGuess?> GuessAsync(IFormCollection form, IReadOnlyList<Refusal> refusals) =>
        refusals is [var only] && only == RosterFile.NoColumns
            ? files.Guess(await BytesAsync(form.Files["file"]!))
            : null;

    /// <returns>What the page says of it; or every reason why it was not done.</returns>
    public Task<Outcome<Said>> RunAsync(
        string courseId,
        IFormCollection form,
        Caller caller,
        DurableTaskClient durable
    ) =>
        form["act"].ToString() switch
        {
            "add" => AddAsync(courseId, [OneOf(form)], (Said.PersonAdded, Said.GrownUpAdded), caller, durable),
            "lines" => LinesAsync(courseId, form, caller, durable),
            "remove" => RemoveAsync(courseId, $"{form["enrolmentId"]}", caller, durable),
            "places" => DoAsync(
                places.RunAsync(
                    courseId,
                    TypedNumbers.Whole(form["places"].ToString()),
                    form["isOpen"].Count > 0,
                    caller,
                    durable
                ),
                Said.PlacesSaved
            ),
            "hand-in" => DoAsync(
                preparation.RunAsync(courseId, new PreparationMarks(Roster: true), caller),
                Said.RosterHandedIn
            ),
            _ => Refuse(new("roster.act", "请用页面上的按钮")),
        };

    private async Task<Outcome<Said>> LinesAsync(
        string courseId,
        IFormCollection form,
        Caller caller,
        DurableTaskClient durable
    )
    {
        var rows = await RowsAsync(form);
        return rows.IsRefused
            ? Outcome.Refused<Said>(rows.Refusals)
            : await AddAsync(courseId, rows.Value, (Said.RosterSaved, Said.GrownUpsSaved), caller, durable);
    }

    /// <param name="said">What is said of it, and where a grown-up's guardian was left out.</param>
    private Task<Outcome<Said>> AddAsync(
        string courseId,
        IReadOnlyList<RosterRow> rows,
        (Said All, Said Less) said,
        Caller caller,
        DurableTaskClient durable
    )
    {
        var today = ShanghaiTime.DateOf(clock.GetUtcNow());
        var isLess = rows.Any(row => RosterRules.LeavesGuardianOut(row.Person, today));
        return DoAsync(save.AddAsync(courseId, rows, caller, durable), isLess ? said.Less : said.All);
    }

    private async Task<Outcome<IReadOnlyList<RosterRow>>> RowsAsync(IFormCollection form)
    {
        if (form.Files.GetFile("file") is not { Length: > 0 } sent)
            return files.ReadLines(form["pasted"].ToString());
        if (sent.Length > RequestBody.JsonLimit)
            return Outcome.Refused<IReadOnlyList<RosterRow>>(
                "body.too-large",
                "文件超过1兆字节，请删去多余的内容",
                "file"
            );
        return files.Read(await BytesAsync(sent));
    }

    private static async Task<byte[]> BytesAsync(IFormFile sent)
    {
        using var bytes = new MemoryStream();
        await sent.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private Task<Outcome<Said>> RemoveAsync(
        string courseId,
        string enrolmentId,
        Caller caller,
        DurableTaskClient durable
    ) =>
        EnrolmentKey.TryParse(enrolmentId, out var key) && key.CourseId == courseId
            ? DoAsync(leave.RemoveAsync(enrolmentId, caller, durable), Said.PersonRemoved)
            : Refuse(EnrolmentCommands.Unknown(enrolmentId));

    private static RosterRow OneOf(IFormCollection form) =>
        new(
            1,
            new Participant(
                form["personName"].ToString(),
                form["phone"].ToString(),
                TypedNumbers.Whole(form["birth"].ToString()),
                Guardian: GuardianOf(form)
            )
        );

    private static Guardian? GuardianOf(IFormCollection form) =>
        new Guardian($"{form["guardianName"]}", $"{form["guardianPhone"]}", form["consent"].Count > 0) is var guardian
        && guardian == new Guardian("", "")
            ? null
            : guardian;

    private static async Task<Outcome<Said>> DoAsync<T>(Task<Outcome<T>> act, Said said) =>
        (await act).Match(_ => Outcome.Of(said), refusals => Outcome.Refused<Said>(refusals));

    private static Task<Outcome<Said>> Refuse(Refusal refusal) => Task.FromResult(Outcome.Refused<Said>(refusal));
}
