using System.Net.Http.Headers;
using System.Text.Json;
using Delivery.Domain.Programme.Channels;

namespace Delivery.Functions.Email.WeChat;

/// <summary>What the official account's interface refused, by its code.</summary>
public sealed class WeChatRefusedException(WeChatCode code) : Exception(code.ToString())
{
    public WeChatCode Code => code;
}

/// <summary>The official accounts' interface. What it refuses comes back with HTTP 200 and an errcode.</summary>
public sealed class WeChatCalls(DeliverySettings settings, WeChatTokens tokens) : IDisposable
{
    private readonly HttpClient http = new()
    {
        BaseAddress = new Uri(settings.WeChat.Address),
        Timeout = TimeSpan.FromSeconds(20),
    };

    /// <summary>A token that no longer holds is replaced once; should the new one not hold either, the code says why.</summary>
    /// <param name="path">Ends with the name of the token's parameter.</param>
    /// <exception cref="WeChatRefusedException">The interface refused it.</exception>
    public Task<JsonElement> CallAsync(WeChatAccount account, string path, Func<HttpContent> content) =>
        WithTokenAsync(account, token => PostAsync(path + token, content()));

    /// <summary>A file that somebody sent to the account; it lies there for three days.</summary>
    /// <param name="mostBytes">What is longer is not read to its end.</param>
    /// <returns>One byte more than the most where it is longer.</returns>
    /// <exception cref="WeChatRefusedException">The interface refused it: the file is gone, for one.</exception>
    public Task<byte[]> DownloadAsync(WeChatAccount account, string mediaId, int mostBytes) =>
        WithTokenAsync(
            account,
            async token =>
            {
                var path = $"cgi-bin/media/get?media_id={Uri.EscapeDataString(mediaId)}&access_token={token}";
                var (file, type) = await GetAsync(new Uri(path, UriKind.Relative), mostBytes);
                if (type?.MediaType is not ("application/json" or "text/plain"))
                    return file;
                var said = Checked(JsonSerializer.Deserialize<JsonElement>(file));
                // Of a video only the address is told.
                return said.TryGetProperty("video_url", out var video)
                    ? (await GetAsync(new Uri(video.GetString()!), mostBytes)).File
                    : throw new WeChatRefusedException(WeChatCode.Of(WeChatCode.NoSuchMaterial));
            }
        );

    public void Dispose() => http.Dispose();

    /// <summary>Some ids are written as numbers in one place and as texts in another.</summary>
    /// <exception cref="JsonException">There is none, or nothing in it.</exception>
    public static string Text(JsonElement answer, string name) =>
        answer.TryGetProperty(name, out var found) && found.ToString() is { Length: > 0 } text
            ? text
            : throw new JsonException($"The answer says no {name}.");

    private async Task<T> WithTokenAsync<T>(WeChatAccount account, Func<string, Task<T>> call)
    {
        try
        {
            return await call(await tokens.OfAsync(account, PostAsync));
        }
        catch (WeChatRefusedException refused) when (refused.Code.Meaning == WeChatMeaning.NewToken)
        {
            return await call(await tokens.AnewAsync(account, PostAsync));
        }
    }

    private async Task<JsonElement> PostAsync(string path, HttpContent content)
    {
        using (content)
        {
            using var answer = await http.PostAsync(path, content);
            answer.EnsureSuccessStatusCode();
            return Checked(
                await JsonSerializer.DeserializeAsync<JsonElement>(await answer.Content.ReadAsStreamAsync())
            );
        }
    }

    private async Task<(byte[] File, MediaTypeHeaderValue? Type)> GetAsync(Uri address, int mostBytes)
    {
        using var answer = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        await using var source = await answer.Content.ReadAsStreamAsync();
        using var file = new MemoryStream();
        var chunk = new byte[64 * 1024];
        for (int got; file.Length <= mostBytes && (got = await source.ReadAsync(chunk)) > 0; )
            file.Write(chunk, 0, (int)Math.Min(got, mostBytes + 1 - file.Length));
        return (file.ToArray(), answer.Content.Headers.ContentType);
    }

    private static JsonElement Checked(JsonElement answer)
    {
        if (answer.ValueKind != JsonValueKind.Object)
            throw new JsonException("The answer is no object.");
        if (!answer.TryGetProperty("errcode", out var code))
            return answer;
        if (code.ValueKind != JsonValueKind.Number || !code.TryGetInt32(out var number))
            throw new JsonException("The answer's errcode is no number.");
        return number == 0 ? answer : throw new WeChatRefusedException(WeChatCode.Of(number));
    }
}
