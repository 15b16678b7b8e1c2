using System.Text.Json;
using Delivery.Functions.Tests.Matching;

namespace Delivery.Functions.Tests.Conduct;

/// <summary>Asks for changes of a town's course, and decides them.</summary>
internal static class Asking
{
    extension(Town town)
    {
        public async Task<string> AskAsync(string lessonId, object body, HttpClient? by = null)
        {
            var asked = await town.SendAsync($"/api/lessons/{lessonId}/changes", body, by);
            await town.App.IdleAsync();
            return asked.GetProperty("changeId").GetString()!;
        }

        public async Task ApproveAsync(string changeId)
        {
            await town.SendAsync($"/api/changes/{changeId}/decision", new { decision = "approve" });
            await town.App.IdleAsync();
        }

        public async Task RejectAsync(string changeId, string comment)
        {
            await town.SendAsync($"/api/changes/{changeId}/decision", new { decision = "reject", comment });
            await town.App.IdleAsync();
        }

        public async Task<JsonElement> LessonAsync(string courseId, int number) =>
            (await town.GetAsync($"/api/courses/{courseId}")).GetProperty("lessons")[number - 1];

        public async Task<string> CalendarAsync(string courseId) =>
            (await town.App.Anonymous.GetStringAsync($"/courses/{courseId}.ics")).ReplaceLineEndings("\n");
    }

    public static object Move(string start, string reason = "场地停电") =>
        new
        {
            kind = "move",
            start = $"{start}:00+08:00",
            reason,
        };

    public static object Cancel(string reason = "场地停电") => new { kind = "cancel", reason };
}
