using Delivery.Functions.Email.WeChat;
using Delivery.Functions.Storage.People;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Teaching.WeChat;

public sealed class PlanWeChatFile(WeChatInbox inbox)
{
    [Function(nameof(PlanWeChatFile))]
    public async Task<WeChatPlan> Run([ActivityTrigger] string received)
    {
        var file = (await inbox.FindAsync(received))?.File;
        // Erased meanwhile: nothing is left to put anywhere, and nothing to wait for.
        return file is null
            ? new WeChatPlan("", default)
            : new WeChatPlan(file.Targets is [var only] ? only.Id : null, file.AnswerBy);
    }
}

/// <summary>Nobody said where it belongs.</summary>
public sealed class LeaveWeChatFile(
    WeChatInbox inbox,
    WeChatBindings bindings,
    WeChatQuestions questions,
    WeChatWords words
)
{
    [Function(nameof(LeaveWeChatFile))]
    public async Task Run([ActivityTrigger] string received)
    {
        if (await inbox.FindAsync(received) is not { Message: var message })
            return;
        if (await questions.LeaveAsync(message))
            await words.TellAsync(
                message,
                (await bindings.FindAsync(message.AppId, message.OpenId))?.Person,
                "没有等到您的回复，发来的文件没有归档。需要的话请重新发一次。"
            );
    }
}

/// <summary>Puts the file where it belongs, once, and tells its sender.</summary>
public sealed class PutWeChatFile(
    WeChatInbox inbox,
    WeChatBindings bindings,
    FileEvidence evidence,
    FileRoster roster,
    WeChatFiles files,
    WeChatWords words
)
{
    [Function(nameof(PutWeChatFile))]
    public async Task Run([ActivityTrigger] WeChatFiling filing, [DurableClient] DurableTaskClient durable)
    {
        if (await inbox.FindAsync(filing.Received) is not { File: { } file, Message: var message })
            return;
        var person = (await bindings.FindAsync(message.AppId, message.OpenId))?.Person;
        // Unbound meanwhile: nobody is there any more for whom it could be put.
        if (person is null)
            return;
        var sent = await files.DownloadAsync(message);
        var said =
            sent is null ? "文件已经过期或撤回，没有归档，请重新发一次。"
            : file.Kind == WeChatFileKind.Evidence
                ? await evidence.PutAsync(
                    message,
                    person,
                    filing.Target,
                    new SentEvidence(sent, await files.PictureAsync(message)),
                    durable
                )
            : await roster.PutAsync(message, person, filing.Target, sent, durable);
        await words.TellAsync(message, person, said);
    }
}
