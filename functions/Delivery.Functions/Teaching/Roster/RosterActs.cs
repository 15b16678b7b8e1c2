using Delivery.Domain;
using Delivery.Domain.Teaching.Enrolling;
using Delivery.Domain.Teaching.Roster;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
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
    RosterFile files
)
{
    /// <returns>What the file seems to hold that was sent without names of all its columns; null where it has them, or none was.</returns>
    public async Task<RosterGuess?> GuessAsync(IFormCollection form, IReadOnlyList<Refusal> refusals) =>
        refusals is [var only] && only == RosterFile.NoColumns
            ? files.Guess(await BytesAsync(form.Files["file"]!))
            : null;

    /// <returns>Every reason why it was not done; empty when it was.</returns>
    public Task<IReadOnlyList<Refusal>> RunAsync(
        string courseId,
        IFormCollection form,
        Caller caller,
        DurableTaskClient durable
    ) =>
        form["act"].ToString() switch
        {
            "add" => DoAsync(save.AddAsync(courseId, [OneOf(form)], caller, durable)),
            "lines" => LinesAsync(courseId, form, caller, durable),
            "remove" => RemoveAsync(courseId, $"{form["enrolmentId"]}", caller, durable),
            "places" => DoAsync(
                places.RunAsync(
                    courseId,
                    TypedNumbers.Whole(form["places"].ToString()),
                    form["isOpen"].Count > 0,
                    caller,
                    durable
                )
            ),
            "hand-in" => DoAsync(preparation.RunAsync(courseId, new PreparationMarks(Roster: true), caller)),
            _ => Refuse(new("roster.act", "请用页面上的按钮")),
        };

    private async Task<IReadOnlyList<Refusal>> LinesAsync(
        string courseId,
        IFormCollection form,
        Caller caller,
        DurableTaskClient durable
    )
    {
        var rows = await RowsAsync(form);
        return rows.IsRefused ? rows.Refusals : await DoAsync(save.AddAsync(courseId, rows.Value, caller, durable));
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

    private Task<IReadOnlyList<Refusal>> RemoveAsync(
        string courseId,
        string enrolmentId,
        Caller caller,
        DurableTaskClient durable
    ) =>
        EnrolmentKey.TryParse(enrolmentId, out var key) && key.CourseId == courseId
            ? DoAsync(leave.RemoveAsync(enrolmentId, caller, durable))
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

    private static async Task<IReadOnlyList<Refusal>> DoAsync<T>(Task<Outcome<T>> act) => (await act).Refusals;

    private static Task<IReadOnlyList<Refusal>> Refuse(Refusal refusal) =>
        Task.FromResult<IReadOnlyList<Refusal>>([refusal]);
}
