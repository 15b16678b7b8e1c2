using Delivery.Domain;
using Delivery.Functions.Security;
using Delivery.Functions.Web;
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

/// <summary>Rows as they were in a night's export, put back by an admin.</summary>
public sealed class BackupApi(Api api, RestoreTables restore, AuditLog audit)
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
                if (string.IsNullOrWhiteSpace(body.Reason))
                    return ApiAnswer.Refused(new Refusal("restore.reason", "请写明为什么恢复", "reason"));
                var found = await restore.FindAsync(body.At, body.Table, body.Partition);
                if (found.IsRefused)
                    return ApiAnswer.Refused(found.Refusals);
                var manifest = found.Value.From;
                await audit.WriteAsync(
                    call.By,
                    "backup.restore",
                    $"{manifest.Day:yyyy-MM-dd}",
                    NoteOf(found.Value, body)
                );
                var restored = await restore.RunAsync(found.Value);
                return ApiAnswer.Ok(new RestoredView(manifest.At, restored.Put, restored.Deleted));
            }
        );

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
