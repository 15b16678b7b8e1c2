using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Delivery.Functions.Security;
using Delivery.Functions.Security.Rates;
using Delivery.Functions.Workflow;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Web;

/// <summary>
/// Makes of a sender's key what its command is saved under. A twin that comes while the first is at work in this process
/// is refused; one that comes elsewhere meets the first's answer in storage, where the command keeps it.
/// </summary>
public sealed class Idempotency(KeptAnswers answers, CallerNetwork networks, CallerHash hashes)
{
    public const int LongestKey = 255;

    private readonly ConcurrentDictionary<string, bool> atWork = new();

    public async Task<AnswerResult> OnceAsync(
        Caller caller,
        HttpRequest request,
        string? key,
        byte[] body,
        Func<Call, Task<ApiAnswer>> act
    )
    {
        if (key is null)
            return new AnswerResult(WrittenAnswer.Of(await act(caller)));
        if (key.Length is 0 or > LongestKey)
            return Refuse(400, "idempotency.key", "Idempotency-Key 应为1至255个字符");
        var form = $"{request.Path}{request.QueryString}";
        var call = new Call(
            caller,
            new CallKey(HashOf(SenderOf(caller, request), form, key), HashOf(body), IsOfForm: false)
        );
        if (!atWork.TryAdd(call.Key!.Hash, true))
            return Refuse(409, "idempotency.in-flight", "同样的请求正在处理，请稍后再看结果");
        try
        {
            return await AnswerAsync(call, act);
        }
        finally
        {
            atWork.TryRemove(call.Key.Hash, out _);
        }
    }

    private async Task<AnswerResult> AnswerAsync(Call call, Func<Call, Task<ApiAnswer>> act)
    {
        var answer = await act(call);
        if (call.Written is { } first)
            return new AnswerResult(KeptAnswer.Read(first), replayed: true);
        var written = WrittenAnswer.Of(answer);
        if (answer.ShowsMore)
            await answers.KeepWrittenAsync(call, KeptAnswer.Write(written));
        return new AnswerResult(written, call.IsRepeated);
    }

    /// <summary>What a form's own key makes of it: sent twice, it is one act, whatever was changed in between; refused, it is none yet.</summary>
    public static CallKey KeyOf(Caller caller, string form, string key) =>
        new(HashOf(caller.Id, form, key), null, IsOfForm: true);

    /// <summary>The act of a page's form: sent twice it is one, by the key that the page gave it.</summary>
    /// <param name="said">What it says, where another word of the same page is an act of its own: whoever goes back and says it is not taken for a repetition.</param>
    public static Call CallOf(Caller caller, HttpRequest request, IFormCollection form, string said = "") =>
        form["formKey"].ToString() is { Length: > 0 } key
            ? new Call(caller, KeyOf(caller, $"{request.Path}{said}", key))
            : new Call(caller);

    // Of those without an account two choose the same key by chance: they are told apart as the rates tell them, or by their link.
    private string SenderOf(Caller caller, HttpRequest request) =>
        caller.Kind == CallerKind.Anonymous && !request.Query.ContainsKey("link")
            ? $"{caller.Id}|{hashes.Of($"idempotency|{networks.Of(request)}")}"
            : caller.Id;

    private static string HashOf(string sender, string form, string key) =>
        HashOf(Encoding.UTF8.GetBytes($"{sender}\n{form}\n{key}"));

    private static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static AnswerResult Refuse(int status, string code, string message) =>
        new(WrittenAnswer.Of(ApiAnswer.Problematic(status, code, message)));
}
