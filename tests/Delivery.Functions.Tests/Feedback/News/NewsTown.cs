using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Teaching;
using MimeKit;

namespace Delivery.Functions.Tests.Feedback.News;

/// <summary>A course of one lesson that is over, with all its evidence.</summary>
internal static class NewsTown
{
    /// <param name="before">What happens before the lesson is held.</param>
    public static async Task<string> OverAsync(Town town, Func<Task>? before = null)
    {
        var course = await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30");
        await (before?.Invoke() ?? Task.CompletedTask);
        await town.App.MoveToAsync("2026-09-21T11:05");
        await town.PutAsync($"/api/lessons/{course}-01/attendance", new { headcount = 26 });
        using var uploaded = await Upload.PhotoAsync(town, $"{course}-01");
        await town.App.MoveToAsync("2026-09-22T09:01");
        return course;
    }

    /// <summary>A mail as the gateway hands it on; of plain text.</summary>
    /// <returns>The item's id.</returns>
    public static async Task<string> MailAsync(Town town, string from, string subject, string text)
    {
        using var mail = new MimeMessage
        {
            From = { new MailboxAddress("来信人", from) },
            To = { new MailboxAddress("配送", "news@example.cn") },
            Subject = subject,
            Body = new TextPart("plain") { Text = text },
        };
        using var written = new MemoryStream();
        await mail.WriteToAsync(written);
        using var body = new ByteArrayContent(written.ToArray());
        body.Headers.ContentType = new MediaTypeHeaderValue("message/rfc822");
        using var answer = await town.App.Http.PostAsync("/api/inbound/email", body);
        var taken = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return taken.GetProperty("newsId").GetString()!;
    }

    public static Task<HttpResponseMessage> DecideAsync(
        Town town,
        string newsId,
        params (string Name, string Value)[] fields
    ) => PostAsync(town, $"/staff/news/{newsId}", fields);

    /// <summary>As the staff's page posts it.</summary>
    public static async Task<HttpResponseMessage> PostAsync(
        Town town,
        string path,
        params (string Name, string Value)[] fields
    )
    {
        using var form = new FormUrlEncodedContent([
            KeyValuePair.Create("formKey", Guid.NewGuid().ToString("N")),
            .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)),
        ]);
        return await town.App.Http.PostAsync(path, form);
    }
}
