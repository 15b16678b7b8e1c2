using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;

namespace Delivery.Functions.Web;

/// <summary>
/// The first answer to a key is given again to the same caller and body; another body under the same key is refused, and
/// so is a twin still at work. A command that died with its process frees its key after a minute; the row that it may
/// have written carries the key too, so that doing it again finds what was done.
/// </summary>
public sealed class Idempotency(DeliveryTables tables, DeliverySettings settings, FreshIds ids, TimeProvider clock)
{
    public const int LongestKey = 255;

    private static readonly TimeSpan AtWork = TimeSpan.FromMinutes(1);

    private readonly Guid run = ids.At(clock.GetUtcNow());

    private sealed record Kept(string BodyHash, DateTimeOffset Since, Guid Run, KeptAnswer? Answer);

    public async Task<AnswerResult> OnceAsync(
        Caller caller,
        string route,
        string? key,
        byte[] body,
        Func<Task<ApiAnswer>> act
    )
    {
        if (key is null)
            return new AnswerResult(WrittenAnswer.Of(await act()));
        if (key.Length is 0 or > LongestKey)
            return Refuse(400, "idempotency.key", "Idempotency-Key 应为1至255个字符");
        var (partition, row) = Place(caller, route, key);
        var hash = Convert.ToHexString(SHA256.HashData(body));
        var begun = new Kept(hash, clock.GetUtcNow(), run, null);
        return await tables.Idempotency.FindAsync<Kept>(partition, row) is { } earlier
            ? await AgainAsync(earlier, begun, act)
            : await FirstAsync(partition, row, begun, act);
    }

    private async Task<AnswerResult> FirstAsync(string partition, string row, Kept begun, Func<Task<ApiAnswer>> act) =>
        await tables.Idempotency.InsertIfAbsentAsync(Row.Of(partition, row, begun))
            ? await DoAsync(partition, row, begun, act)
            : InFlight();

    private async Task<AnswerResult> AgainAsync(Stored<Kept> earlier, Kept begun, Func<Task<ApiAnswer>> act)
    {
        if (earlier.Value.BodyHash != begun.BodyHash)
            return Refuse(422, "idempotency.mismatch", "同一个 Idempotency-Key 用于了不同的内容，请换一个");
        if (earlier.Value.Answer is { } answer)
            return new AnswerResult(answer.Written(), replayed: true);
        if (IsStillAtWork(earlier.Value, begun.Since))
            return InFlight();
        try
        {
            var taken = Row.Of(earlier.PartitionKey, earlier.RowKey, begun);
            await tables.Idempotency.UpdateEntityAsync(taken, earlier.ETag, TableUpdateMode.Replace);
        }
        catch (RequestFailedException lost) when (TableRows.LostRace(lost))
        {
            return InFlight();
        }

        return await DoAsync(earlier.PartitionKey, earlier.RowKey, begun, act);
    }

    // Where one process has the storage for itself, what another run began and did not end is dead.
    private bool IsStillAtWork(Kept earlier, DateTimeOffset now) =>
        now - earlier.Since < AtWork && (!settings.RunsAlone || earlier.Run == run);

    private async Task<AnswerResult> DoAsync(string partition, string row, Kept begun, Func<Task<ApiAnswer>> act)
    {
        var answer = WrittenAnswer.Of(await act());
        // A refusal for who is asking or for our own trouble may be answered otherwise next time: only outcomes are kept.
        if (answer.Status is 401 or 403 or 429 or >= 500)
            await tables.Idempotency.DeleteEntityAsync(partition, row);
        else
            await tables.Idempotency.UpsertEntityAsync(
                Row.Of(partition, row, begun with { Answer = KeptAnswer.Of(answer) }),
                TableUpdateMode.Replace
            );
        return new AnswerResult(answer);
    }

    private static (string Partition, string Row) Place(Caller caller, string route, string key)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{caller.Id}\n{route}\n{key}")));
        return (hash[..2], hash);
    }

    private static AnswerResult InFlight() =>
        Refuse(409, "idempotency.in-flight", "同样的请求正在处理，请稍后再看结果");

    private static AnswerResult Refuse(int status, string code, string message) =>
        new(WrittenAnswer.Of(ApiAnswer.Problematic(status, code, message)));
}
