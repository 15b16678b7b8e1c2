using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Delivery.Domain.Calendar;
using Delivery.Domain.Matching;
using Delivery.Domain.Teaching.Evidence;
using Delivery.Functions.Email;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Teaching;
using Delivery.Functions.Tests.Web;
using Delivery.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Delivery.Functions.Tests.Workflow.CommandsOnOrders;
using RunningApp = Delivery.TestKit.DeliveryApp;

namespace Delivery.Functions.Tests.Workflow;

/// <summary>
/// Each command is killed before and after every one of its storage requests, and nobody repeats it: once the timer has come,
/// what follows it in lists and mails is as its own rows say.
/// </summary>
public sealed class UnrepeatedCommandTests
{
    [Theory]
    [InlineData("accept")]
    [InlineData("decline")]
    public async Task A_teachers_answer_stands_in_the_teachers_record(string name)
    {
        var fuse = new StorageFuse();
        var town = await Neighbourhood.OnAsync(fuse);
        await using var app = town.App;
        var inquiries = app.Services.GetRequiredService<Inquiries>();

        await CutOff.EverywhereAsync(
            app,
            fuse,
            async run =>
            {
                var command = await PrepareAsync(town, name, run);
                return new Killed(
                    () => PostAsync(app, command, $"key-{run}"),
                    async () =>
                    {
                        var inquiry = (await inquiries.FindAsync(command.Subject!))!.Value;
                        var noted = await inquiries
                            .AskedOfAsync(Neighbourhood.Teacher)
                            .SingleAsync(one => one.InquiryId == inquiry.InquiryId);
                        Assert.Equal(inquiry.Answer, noted.Answer);
                        return inquiry.Answer != InquiryAnswer.Open;
                    }
                );
            }
        );
    }

    [Fact]
    public async Task A_low_count_stands_in_the_months_list_and_staff_are_told()
    {
        var fuse = new StorageFuse();
        var town = await Neighbourhood.OnAsync(fuse);
        await using var app = town.App;
        await DoneAsync(town, Decision(town.OrderId, "approve"));
        await DoneAsync(town, Answer(town.OrderId, "accept"));
        // Two lessons, so that there are low counts enough: the first was yesterday, the second is over.
        await app.MoveToAsync("2026-10-13T11:05");

        await CutOff.EverywhereAsync(
            app,
            fuse,
            run =>
            {
                var (lesson, count) = ($"{town.OrderId}-{(run % 2) + 1:00}", 1 + (run / 2));
                return Task.FromResult(
                    new Killed(
                        () => app.Http.PutAsJsonAsync($"/api/lessons/{lesson}/attendance", new { headcount = count }),
                        () => IsCountedAsync(app, lesson, count)
                    )
                );
            }
        );
    }

    [Fact]
    public async Task What_was_uploaded_stands_in_the_gallery_and_in_the_months_list()
    {
        var fuse = new StorageFuse();
        await using var app = await HeldAsync(fuse, "2026-10-13T11:05");

        await CutOff.EverywhereAsync(
            app,
            fuse,
            async run =>
            {
                using var asked = await app.Http.PostAsync($"/api/lessons/{LessonOf(run)}/media", null);
                var to = await asked.Content.ReadFromJsonAsync<JsonElement>();
                await Upload.PutAsync(new Town(app), to, Upload.Photo);
                return new Killed(
                    () => app.Http.PostAsync(to.GetProperty("completeUrl").GetString(), null),
                    () => IsShownAsync(app, to.GetProperty("mediaId").GetString()!, MediaState.Accepted)
                );
            }
        );
    }

    [Theory]
    [InlineData("withdraw")]
    [InlineData("delete")]
    [InlineData("consent")]
    public async Task What_became_of_a_photo_stands_in_the_gallery_and_its_files_follow(string act)
    {
        var fuse = new StorageFuse();
        await using var app = await HeldAsync(fuse, "2026-10-13T11:05");
        using var teacher = await app.SignedInAsync(CallerKind.Teacher, Neighbourhood.Teacher);
        // What proves a lesson alone is not taken back.
        foreach (var lesson in new[] { 0, 1 })
            await PhotoAsync(app, LessonOf(lesson));

        await CutOff.EverywhereAsync(
            app,
            fuse,
            async run =>
            {
                var id = await PhotoAsync(app, LessonOf(run));
                (string, string)[] fields =
                [
                    ("formKey", $"{act}-{run}"),
                    ("act", act),
                    ("reason", "拍到了别的活动"),
                    ("pictured", nameof(MediaConsent.Everyone)),
                ];
                var (by, path) =
                    act == "withdraw"
                        ? (teacher, $"/lessons/{LessonOf(run)}/media/{id}")
                        : (app.Http, $"/staff/media/{id}");
                return new Killed(
                    () => by.PostAsync(path, FormOf(fields)),
                    async () =>
                        act == "consent"
                            ? await IsShownAsync(app, id, MediaState.Accepted)
                                && (await MediaAsync(app, id)).Consent == MediaConsent.Everyone
                            : await IsShownAsync(app, id, MediaState.Removed)
                );
            }
        );
    }

    // The neighbourhood's two lessons, one after the other.
    private static string LessonOf(int run) => $"{Neighbourhood.Street}-2026-001-{(run % 2) + 1:00}";

    /// <summary>A course with its teacher, at a moment of its second lesson's day.</summary>
    internal static async Task<RunningApp> HeldAsync(StorageFuse fuse, string at)
    {
        var town = await Neighbourhood.OnAsync(fuse);
        await DoneAsync(town, Decision(town.OrderId, "approve"));
        await DoneAsync(town, Answer(town.OrderId, "accept"));
        await town.App.MoveToAsync(at);
        Assert.StartsWith(town.OrderId, LessonOf(0), StringComparison.Ordinal);
        return town.App;
    }

    private static async Task<string> PhotoAsync(RunningApp app, string lessonId)
    {
        using var done = await Upload.PhotoAsync(new Town(app), lessonId);
        done.EnsureSuccessStatusCode();
        await app.IdleAsync();
        return (await done.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("mediaId").GetString()!;
    }

    private static FormUrlEncodedContent FormOf(IEnumerable<(string Name, string Value)> fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    private static async Task<LessonMedia> MediaAsync(RunningApp app, string mediaId) =>
        (await app.Services.GetRequiredService<MediaRows>().FindAsync(mediaId))!.Value;

    /// <summary>Whether it is in this state; whichever it is in, gallery, files, the month and the teacher know it.</summary>
    private static async Task<bool> IsShownAsync(RunningApp app, string mediaId, MediaState state)
    {
        var (one, services) = (await MediaAsync(app, mediaId), app.Services);
        var month = Month.Of(ShanghaiTime.DateOf(one.At));
        var page = await services.GetRequiredService<MediaLists>().PageAsync(month, null, null, null, 500);
        var shown = page.Rows.Select(row => row.Value).SingleOrDefault(item => item.MediaId == mediaId);
        Assert.Equal(one.State == MediaState.Accepted, shown is not null);
        Assert.Equal(one.State == MediaState.Accepted ? one.Consent : default(MediaConsent?), shown?.Consent);
        var blob = services.GetRequiredService<DeliveryBlobs>().Media.GetBlobClient(one.BlobName);
        Assert.Equal(one.State != MediaState.Removed, (await blob.ExistsAsync()).Value);
        var lesson = (await services.GetRequiredService<Courses>().LessonAsync(one.LessonId))!.Value;
        var listed = await services
            .GetRequiredService<LessonLists>()
            .FindAsync(Month.Of(lesson.Date), Neighbourhood.Street, one.LessonId);
        Assert.Equal(lesson.HasMedia, listed!.HasMedia);
        var told = await services.GetRequiredService<MailOutbox>().FindAsync($"media-removed/{mediaId}");
        Assert.Equal(one.RemovedBecause is not null, told is not null);
        return one.State == state;
    }

    internal static async Task<bool> IsCountedAsync(RunningApp app, string lessonId, int count)
    {
        var (courses, lists) = (
            app.Services.GetRequiredService<Courses>(),
            app.Services.GetRequiredService<LessonLists>()
        );
        var lesson = (await courses.LessonAsync(lessonId))!.Value;
        var listed = await lists.FindAsync(Month.Of(lesson.Date), Neighbourhood.Street, lessonId);
        Assert.Equal(lesson.Headcount, listed!.Headcount);
        var key = string.Create(CultureInfo.InvariantCulture, $"low-headcount/{lessonId}/{count}");
        var isTold = await app.Services.GetRequiredService<MailOutbox>().FindAsync(key) is not null;
        Assert.Equal(lesson.Headcount == count, isTold);
        return isTold;
    }
}
