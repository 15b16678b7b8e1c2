using System.Net;
using System.Text.Json;
using Delivery.Functions.Tests.Feedback.News;
using Delivery.Functions.Tests.Matching;
using Xunit;

namespace Delivery.Functions.Tests.Teaching.Filming;

/// <summary>
/// A town with a course of one lesson, on Monday 21 September 2026 at 9:30, for which a crew was booked on 1 September at
/// eight. Every name is invented.
/// </summary>
internal static class FilmTown
{
    public const string Crew = "crew@example.com";
    public const string Staff = "shenhe@example.cn";
    public const string Street = "zhou@example.cn";

    extension(Town town)
    {
        public async Task<string> BookAsync(string lessonId, string crew = Crew)
        {
            var booked = await town.SendAsync("/api/filming", Body(lessonId, crew));
            await town.App.IdleAsync();
            return booked.GetProperty("filmingId").GetString()!;
        }

        public async Task<JsonElement> FilmingAsync(string filmingId)
        {
            await town.App.IdleAsync();
            return await town.GetAsync($"/api/filming/{filmingId}");
        }

        public async Task<string?> StateAsync(string filmingId) =>
            (await town.FilmingAsync(filmingId)).GetProperty("state").GetString();

        /// <summary>The crew's page, by the newest mail with a link to it.</summary>
        public async Task<string> CrewPageAsync(string crew = Crew) =>
            Town.PathIn(
                (await town.App.MailAsync(crew)).Last(mail =>
                    mail.Links.Any(link => link.Contains("/filming/", StringComparison.Ordinal))
                ),
                "filming"
            );

        public async Task AnswerAsync(string page, string act, params (string Name, string Value)[] fields)
        {
            using var answered = await town.CrewPostsAsync(page, act, fields);
            Assert.Equal(HttpStatusCode.SeeOther, answered.StatusCode);
            await town.App.IdleAsync();
        }

        public Task<HttpResponseMessage> CrewPostsAsync(
            string page,
            string act,
            params (string Name, string Value)[] fields
        ) => town.PostFormAsync(page, [("formKey", Guid.NewGuid().ToString("N")), ("act", act), .. fields]);

        public async Task CrewRefusedAsync(
            string page,
            string act,
            string why,
            params (string Name, string Value)[] fields
        )
        {
            using var refused = await town.CrewPostsAsync(page, act, fields);
            Assert.Equal(422, (int)refused.StatusCode);
            Assert.Contains(why, await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        public async Task HasMailAsync(string to, string subject) =>
            Assert.Contains(await town.SubjectsAsync(to), one => one.StartsWith(subject, StringComparison.Ordinal));

        public async Task HasNoMailAsync(string to, string word) =>
            Assert.DoesNotContain(await town.SubjectsAsync(to), one => one.Contains(word, StringComparison.Ordinal));

        public Task<HttpResponseMessage> StaffPostsAsync(string path, params (string Name, string Value)[] fields) =>
            NewsTown.PostAsync(town, path, fields);
    }

    public static async Task<(Town Town, string Lesson, string Filming)> BookedAsync()
    {
        var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30");
        return (town, $"{course}-01", await town.BookAsync($"{course}-01"));
    }

    public static async Task<(Town Town, string Lesson, string Filming)> ConfirmedAsync()
    {
        var (town, lesson, filming) = await BookedAsync();
        await town.AnswerAsync(await town.CrewPageAsync(), "confirm");
        return (town, lesson, filming);
    }

    public static object Body(
        string lessonId,
        string email = Crew,
        string name = "晨光影像",
        string phone = "13600002222"
    ) =>
        new
        {
            lessonId,
            crew = new
            {
                name,
                email,
                phone,
            },
            purpose = "全年回顾片，采访一位学员",
        };
}
