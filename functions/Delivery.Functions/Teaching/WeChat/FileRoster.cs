using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Teaching.Roster;
using Delivery.Functions.Email;
using Delivery.Functions.Storage.People;
using Delivery.Functions.Teaching.Preparing;
using Delivery.Functions.Teaching.Roster;
using Delivery.Functions.Workflow;
using Delivery.Pages.Web;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Teaching.WeChat;

/// <summary>A list of people from the official account: they join the course's roster, which is handed in by that.</summary>
public sealed class FileRoster(
    RosterFile files,
    SaveRoster save,
    SavePreparation preparation,
    LetterBox letters,
    TimeProvider clock
)
{
    private const int MostTold = 5;

    /// <returns>What its sender is told.</returns>
    public async Task<string> PutAsync(
        WeChatMessage message,
        WeChatPerson person,
        string courseId,
        byte[] file,
        DurableTaskClient durable
    )
    {
        var rows = files.Read(file);
        if (rows.IsRefused)
            return Refused(courseId, rows.Refusals);
        // Sent again it changes nothing: who is on the list is on it.
        var saved = await save.AddAsync(courseId, rows.Value, person.Caller, durable);
        if (saved.IsRefused)
            return Refused(courseId, saved.Refusals);
        var handed = await preparation.RunAsync(courseId, new PreparationMarks(Roster: true), person.Caller);
        return handed.IsRefused
            ? Refused(courseId, handed.Refusals)
            : $"名单已收，共{rows.Value.Count}人，已登记为交了名单（{message.FileName ?? "微信文件"}）。{LeftOut(rows.Value)}核对或更正：{letters.Link(Paths.Roster(courseId))}";
    }

    private string LeftOut(IReadOnlyList<RosterRow> rows)
    {
        var today = ShanghaiTime.DateOf(clock.GetUtcNow());
        return rows.Any(row => RosterRules.LeavesGuardianOut(row.Person, today))
            ? RosterRules.NoGuardiansOfGrownUps
            : "";
    }

    private string Refused(string courseId, IReadOnlyList<Refusal> why) =>
        $"名单没有收：\n{string.Join('\n', why.Take(MostTold).Select(refusal => refusal.Message))}\n"
        + (why.Count > MostTold ? $"……共{why.Count}处。" : "")
        + $"改好后请重新发，或登录填写：{letters.Link(Paths.Roster(courseId))}";
}
