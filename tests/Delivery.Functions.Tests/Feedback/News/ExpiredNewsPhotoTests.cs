using Azure.Storage.Blobs.Models;
using Delivery.Functions.Feedback.News;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Web.Photos;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Feedback.News;

/// <summary>Photos of news go in time, whatever became of it; the text stays.</summary>
public sealed class ExpiredNewsPhotoTests
{
    private const string Text = "太极拳课上完了，二十六位居民参加，大家都说明年还要来。";

    [Theory]
    [InlineData(true, "2026-09-23")]
    [InlineData(false, "2026-09-22")]
    public async Task They_go_with_the_day_of_its_release_or_else_of_its_coming(bool isReleased, string day)
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await NewsTown.OverAsync(town);
        await SendAsync(town, course);
        await town.App.MoveToAsync("2026-09-23T10:00");
        if (isReleased)
        {
            using var released = await NewsTown.DecideAsync(
                town,
                course,
                ("act", "release"),
                ("title", "太极拳"),
                ("text", Text)
            );
        }

        var expiring = town.App.Services.GetRequiredService<ExpiredNewsPhotos>().Expiring;
        var durable = town.App.Services.GetRequiredService<DurableTaskClient>();
        var due = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(0, await expiring.DeleteAsync(due.AddDays(-1), durable));
        Assert.Equal(0, await expiring.DeleteAsync(due.AddDays(1), durable));
        Assert.Equal(2, (await FilesAsync(town)).Count);

        Assert.Equal(1, await expiring.DeleteAsync(due, durable));

        Assert.Empty(await FilesAsync(town));
        var item = (await town.App.Services.GetRequiredService<NewsItems>().FindAsync(course))!.Value;
        Assert.Empty(item.Photos);
        Assert.Equal(Text, item.Text);
        if (isReleased)
            Assert.DoesNotContain(
                "<img",
                await town.App.Anonymous.GetStringAsync($"/news/{course}"),
                StringComparison.Ordinal
            );
        Assert.Equal(0, await expiring.DeleteAsync(due, durable));
    }

    private static async Task SendAsync(Town town, string course)
    {
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        using var form = new MultipartFormDataContent
        {
            { new StringContent("news-1"), "formKey" },
            { new StringContent("太极拳"), "title" },
            { new StringContent(Text), "text" },
            { new ByteArrayContent(Pictures.HeldUpright()), "photos", "IMG_0001.jpg" },
        };
        using var sent = await street.PostAsync($"/orders/{course}/news", form);
        Assert.Equal(303, (int)sent.StatusCode);
    }

    private static async Task<List<string>> FilesAsync(Town town) =>
        await town
            .App.Services.GetRequiredService<DeliveryBlobs>()
            .News.GetBlobsAsync(BlobTraits.None, BlobStates.None, string.Empty, CancellationToken.None)
            .Select(blob => blob.Name)
            .ToListAsync();
}
