using Delivery.Domain.Programme.Channels;
using Delivery.Domain.Teaching;
using Delivery.Domain.Teaching.Evidence;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.People;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Teaching.Evidence;

namespace Delivery.Functions.Teaching.WeChat;

/// <summary>What the people on what was sent said of showing it, by a word of the sender; until then it was not asked, and is not shown.</summary>
public sealed class SayConsent(WeChatQuestions questions, MediaRows media, KeepConsent keep, TimeProvider clock)
{
    public const string Question =
        "画面里的人都同意公开，请回复“都同意”；有未成年人或有人不同意，请回复“仅作凭证”。不回复就不公开。";

    // As long as the account may answer.
    private static readonly TimeSpan Open = WeChatWindow.Length;

    private static readonly Dictionary<string, MediaConsent> Words = new(StringComparer.Ordinal)
    {
        ["都同意"] = MediaConsent.Everyone,
        ["仅作凭证"] = MediaConsent.EvidenceOnly,
    };

    /// <returns>What to answer; null where it is no such word.</returns>
    public async Task<string?> HearAsync(WeChatMessage message, WeChatPerson person, string text)
    {
        if (person.Kind != CallerKind.Teacher || !Words.TryGetValue(text, out var said))
            return null;
        var filed = (await questions.FiledAsync(message))?.Value;
        if (filed is null || clock.GetUtcNow() - filed.At > Open)
            return "没有刚归档的照片或视频。请先发来，再说明。";
        var kept = 0;
        foreach (var id in filed.MediaIds)
            if (await media.FindAsync(id) is { Value: { State: MediaState.Accepted } one } && one.By == person.Id)
                kept += (await keep.RunAsync(one, said, person.Caller)).IsRefused ? 0 : 1;
        return $"已记下：{said.Label()}（{kept}个）。";
    }

    /// <summary>Of what comes within a quarter of an hour one word speaks.</summary>
    public Task NoteAsync(WeChatMessage message, string mediaId)
    {
        var now = clock.GetUtcNow();
        return questions.FileAsync(
            message,
            known =>
            {
                var together = known is not null && now - known.At < TimeSpan.FromMinutes(15) ? known.MediaIds : [];
                return new WeChatFiled([.. together.Union([mediaId])], now);
            }
        );
    }
}
