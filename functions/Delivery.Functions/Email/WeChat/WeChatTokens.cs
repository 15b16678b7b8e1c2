using System.Collections.Concurrent;
using System.Text.Json;

namespace Delivery.Functions.Email.WeChat;

/// <summary>An official account with what it signs in with.</summary>
public sealed record WeChatAccount(string AppId, string Secret);

/// <summary>
/// Access tokens. The interface gives every caller the same one until shortly before its end, so each process may keep its
/// own note of it.
/// </summary>
public sealed class WeChatTokens(TimeProvider clock)
{
    // In its last five minutes a new one is there, and both hold.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);

    // Asked for more often than that, a forced refresh gives nothing new; and there are twenty a day.
    private static readonly TimeSpan BetweenForced = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<string, Token> kept = new(StringComparer.Ordinal);

    private sealed record Token(string Text, DateTimeOffset Until, DateTimeOffset? ForcedAt);

    public async Task<string> OfAsync(WeChatAccount account, Func<string, HttpContent, Task<JsonElement>> post) =>
        kept.TryGetValue(account.AppId, out var token) && token.Until > clock.GetUtcNow()
            ? token.Text
            : await AskAsync(account, post, force: false);

    /// <summary>Another one than the one that no longer holds.</summary>
    public async Task<string> AnewAsync(WeChatAccount account, Func<string, HttpContent, Task<JsonElement>> post)
    {
        var old = kept.GetValueOrDefault(account.AppId);
        var token = await AskAsync(account, post, force: false);
        var mayForce = old?.ForcedAt is null || clock.GetUtcNow() - old.ForcedAt > BetweenForced;
        return token == old?.Text && mayForce ? await AskAsync(account, post, force: true) : token;
    }

    private async Task<string> AskAsync(
        WeChatAccount account,
        Func<string, HttpContent, Task<JsonElement>> post,
        bool force
    )
    {
        var content = WeChatForm.Json(
            new
            {
                grant_type = "client_credential",
                appid = account.AppId,
                secret = account.Secret,
                force_refresh = force,
            }
        );
        var answer = await post("cgi-bin/stable_token", content);
        var now = clock.GetUtcNow();
        var until = now + TimeSpan.FromSeconds(answer.GetProperty("expires_in").GetInt32()) - Overlap;
        var text = answer.GetProperty("access_token").GetString()!;
        var forced = force ? now : kept.GetValueOrDefault(account.AppId)?.ForcedAt;
        kept[account.AppId] = new Token(text, until, forced);
        return text;
    }
}
