using System.Globalization;
using Delivery.Domain;
using Delivery.Functions.Email;
using Delivery.Functions.Email.WeChat;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.People;
using Delivery.Functions.Web.Typed;
using Delivery.Functions.Workflow;
using Delivery.Pages.Web;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Teaching.WeChat;

/// <summary>
/// Files that somebody who is bound sends: with one place where they may belong they go there, with several the sender is
/// asked, with none told so. A number answers the question, for all files that wait for it.
/// </summary>
public sealed class HearFiles(
    WeChatBindings bindings,
    WeChatQuestions questions,
    WeChatTargets targets,
    SayConsent consent,
    LetterBox letters,
    CurrentSettings settings,
    TimeProvider clock
)
{
    private const int LongestAnswer = 3;

    public WeChatListener Listener => new(2, HearAsync);

    private async Task<WeChatReply?> HearAsync(WeChatMessage message, DurableTaskClient durable)
    {
        if (await bindings.FindAsync(message.AppId, message.OpenId) is not { Person: var person })
            return null;
        return message.Type switch
        {
            "image" or "video" or "shortvideo" when person.Kind == CallerKind.Teacher => await AskAsync(
                message,
                WeChatFileKind.Evidence,
                await targets.LessonsAsync(person.Id)
            ),
            "image" or "video" or "shortvideo" => new("课上的照片和视频请由老师发来；街镇可以在这里交学员名单。"),
            "file" when person.Kind == CallerKind.Street => await AskAsync(
                message,
                WeChatFileKind.Roster,
                await targets.CoursesAsync(person.Id)
            ),
            "file" => new("学员名单请由街镇联系人发来；老师可以在这里交照片和视频。"),
            "text" => await AnswerAsync(message, person, durable),
            _ => null,
        };
    }

    private async Task<WeChatReply> AskAsync(
        WeChatMessage message,
        WeChatFileKind kind,
        IReadOnlyList<WeChatTarget> found
    )
    {
        if (message.MediaId is null)
            return new($"公众号没有把文件交给系统，请登录上传：{letters.Link("/")}");
        if (found.Count == 0)
            return new(NoneOf(kind));
        var until = clock.GetUtcNow().AddHours(settings.Teaching.WeChatAnswerHours);
        if (found is [var only])
            return new($"收到，正在归档到{only.Label}。", new WeChatFile(kind, found, until));
        var isAsked = false;
        var question = await questions.AskAsync(message, Asked);
        return new(
            isAsked ? $"又收到一个，共{question.Received.Count}个，等您回复数字。" : QuestionOf(kind, found),
            new WeChatFile(kind, found, until)
        );

        // Several in a row are one question; it is put anew where another lesson has ended meanwhile.
        WeChatQuestion Asked(WeChatQuestion? open)
        {
            var joined = open is not null && open.Kind == kind && open.Until > clock.GetUtcNow() ? open : null;
            isAsked = joined is not null && AreSame(joined, found);
            return new WeChatQuestion(kind, found, [.. (joined?.Received ?? []).Union([message.Received])], until);
        }
    }

    private async Task<WeChatReply?> AnswerAsync(WeChatMessage message, WeChatPerson person, DurableTaskClient durable)
    {
        var text = TypedText.Clean(TextKind.Line, message.Text);
        if (await consent.HearAsync(message, person, text) is { } said)
            return new(said);
        var digits = TypedText.Clean(TextKind.Number, text);
        if (digits.Length is 0 or > LongestAnswer || !digits.All(char.IsAsciiDigit))
            return null;
        if (await questions.FindAsync(message) is not { Value: var open } || open.Until <= clock.GetUtcNow())
            return new("现在没有等您选的文件。请先发照片、视频或名单。");
        var number = int.Parse(digits, CultureInfo.InvariantCulture);
        if (number > open.Targets.Count)
            return new($"请回复1到{open.Targets.Count}之间的数字，都不是请回复0。");
        var chosen = number == 0 ? null : open.Targets[number - 1];
        foreach (var received in open.Received)
            await durable.TellAsync(
                Instances.WeChat(received.Split('|')[1]),
                Events.FileBelongs,
                chosen?.Id ?? WeChatOrchestrator.Nowhere
            );
        await questions.LeaveAsync(message, open.Received);
        return new(
            chosen is not null ? $"好的，正在归档到{chosen.Label}。"
            : open.Received is [_] ? "好的，这个文件没有归档。"
            : $"好的，{open.Received.Count}个文件都没有归档。"
        );
    }

    private string NoneOf(WeChatFileKind kind) =>
        kind == WeChatFileKind.Evidence
            ? $"最近{settings.Teaching.WeChatLessonHours}小时内没有您上的课，没有归档。更早的课请登录上传：{letters.Link(Paths.TeacherHome)}"
            : $"没有等着交名单的课，没有归档。要更正名单请登录：{letters.Link(Paths.StreetHome)}";

    private static bool AreSame(WeChatQuestion open, IReadOnlyList<WeChatTarget> found) =>
        open.Targets.Select(target => target.Id).SequenceEqual(found.Select(target => target.Id));

    private static string QuestionOf(WeChatFileKind kind, IReadOnlyList<WeChatTarget> found) =>
        $"收到。这是{(kind == WeChatFileKind.Evidence ? "哪节课的" : "哪门课的名单")}？请回复数字：\n"
        + string.Join('\n', found.Select((target, at) => $"{at + 1} {target.Label}"))
        + "\n0 都不是，不归档";
}
