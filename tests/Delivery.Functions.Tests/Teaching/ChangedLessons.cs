using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Tests.Matching;
using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Functions.Tests.Teaching;

/// <summary>Lessons as an approved change leaves them, and people of one role.</summary>
internal static class ChangedLessons
{
    public static Venue Elsewhere { get; } = new("云杉小学", "黄浦区云杉路2号", Indoor: true);

    public static Task MoveAsync(this Town town, string lessonId) =>
        town.ChangeAsync(lessonId, lesson => lesson with { Venue = Elsewhere });

    public static Task CancelLessonAsync(this Town town, string lessonId) =>
        town.ChangeAsync(lessonId, lesson => lesson with { Status = LessonStatus.Cancelled });

    /// <summary>Somebody of the association who holds one role.</summary>
    public static async Task<HttpClient> StaffAsync(this Town town, string role)
    {
        await town.App.Services.GetRequiredService<ApiKeys>().AddAsync(role, $"key-of-{role}-in-a-test", [role]);
        var client = town.App.Host.CreateClient();
        client.DefaultRequestHeaders.Add("X-Api-Key", $"key-of-{role}-in-a-test");
        return client;
    }

    private static async Task ChangeAsync(this Town town, string lessonId, Func<Lesson, Lesson> change)
    {
        var courses = town.App.Services.GetRequiredService<Courses>();
        var lesson = (await courses.GetLessonAsync(lessonId)).Value;
        await courses.Table.UpsertEntityAsync(Courses.RowOf(change(lesson)));
    }
}
