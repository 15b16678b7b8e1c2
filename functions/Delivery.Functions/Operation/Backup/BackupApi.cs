using Delivery.Domain;
using Delivery.Functions.Security;
using Delivery.Functions.Web;
using Delivery.Functions.Workflow;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Operation.Backup;

/// <param name="At">The moment to go back to: the last export that began by then is taken.</param>
/// <param name="Table">Null for all tables but those of the audit log, the keys and sessions, and the mails.</param>
/// <param name="Partition">Null for all partitions of the table.</param>
public sealed record RestoreBody(
    DateTimeOffset At,
    [Typed(TextKind.Paragraph)] string Reason,
    [Typed(TextKind.Code)] string? Table = null,
    [Typed(TextKind.Line)] string? Partition = null
);

/// <param name="From">When the export that was taken began.</param>
public sealed record RestoredView(DateTimeOffset From, int Put, int Deleted);

/// <summary>
/// Rows as they were in a night's export, put back by an admin. What was put back under a key is not put back again under it;
/// a restore that died has no answer yet, and is begun again.
/// </summary>
public sealed class BackupApi(Api api, RestoreTables restore, Commands commands, KeptAnswers answers, AuditLog audit)
{
    [Function(nameof(PostRestore))]
    [ApiCall(
        "从每夜的备份恢复：一个分区，或全部",
        Body = typeof(RestoreBody),
        Answer = typeof(RestoredView),
        Scopes = [Role.Admin]
    )]
    public Task<IResult> PostRestore(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/backups/restore")] HttpRequest request
    ) =>
        api.SendAsync<RestoreBody>(
            request,
            caller => caller.May(Role.Admin),
            async (body, call) =>
            {
                var place = commands.NoPlace(call);
                var outcome =
                    await answers.FindAsync<RestoredView>(call, place)
                    ?? await answers.KeepAsync(call, place, await RestoreAsync(body, call.By));
                return outcome.Match(restored => ApiAnswer.Ok(restored), refusals => ApiAnswer.Refused(refusals));
            }
        );

    private async Task<Outcome<RestoredView>> RestoreAsync(RestoreBody body, Caller by)
    {
        if (string.IsNullOrWhiteSpace(body.Reason))
            return Outcome.Refused<RestoredView>("restore.reason", "请写明为什么恢复", "reason");
        var found = await restore.FindAsync(body.At, body.Table, body.Partition);
        if (found.IsRefused)
            return Outcome.Refused<RestoredView>(found.Refusals);
        var manifest = found.Value.From;
        await audit.WriteAsync(by, "backup.restore", $"{manifest.Day:yyyy-MM-dd}", NoteOf(found.Value, body));
        var restored = await restore.RunAsync(found.Value);
        return Outcome.Of(new RestoredView(manifest.At, restored.Put, restored.Deleted));
    }

    // What was put back cannot be read from anything else afterwards.
    private static string NoteOf(Restoring what, RestoreBody body) =>
        (
            what switch
            {
                { Table: null } => "全部",
                { Partition: null } => $"表{what.Table}",
                _ => $"表{what.Table}的分区{what.Partition}",
            }
        ) + $"：{body.Reason}";
}
