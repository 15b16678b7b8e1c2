using Delivery.Domain.Calendar;
using Delivery.Functions.Storage.Programme;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using RunningApp = Delivery.TestKit.DeliveryApp;

namespace Delivery.Functions.Tests.Programme;

/// <summary>The promise is every Friday.</summary>
public sealed class FridayTests
{
    // Only what publishes runs by the clock here.
    private static readonly Dictionary<string, string?> Quiet = new[]
    {
        "Relay",
        "Backup",
        "Retention",
        "Mail",
        "Gap",
        "Webhook",
        "Calendar",
        "Ledger",
        "Agreement",
        "Chase",
        "Health",
        "Reminder",
        "Lesson",
        "Settlement",
        "Conduct",
    }.ToDictionary(name => $"{name}Schedule", string? (_) => "0 0 0 1 1 *");

    private static readonly DateOnly First = new(2025, 1, 3);
    private const int Fridays = 104;

    [Fact]
    public async Task In_two_years_with_holidays_restarts_and_late_starts_each_week_is_published_once()
    {
        await using var app = await RunningApp.StartAsync("2025-01-01T08:00", Quiet);
        for (var number = 0; number < Fridays; number++)
            await PassAsync(app, number, First.AddDays(7 * number));
        await app.MoveToAsync("2026-12-28T08:00");

        var programmes = app.Services.GetRequiredService<Programmes>();
        for (var number = 0; number < Fridays; number++)
        {
            var (friday, week) = (First.AddDays(7 * number), Week.Of(First.AddDays(7 * number + 3)));
            var edition = Assert.Single(await programmes.EditionsAsync(week));
            Assert.InRange(edition.PublishedAt, ShanghaiTime.At(friday, 15), ShanghaiTime.EndOf(week.Monday));
            if (!IsLate(number))
                Assert.Equal(ShanghaiTime.At(friday, 15), edition.PublishedAt);
            Assert.All(await programmes.ChannelsAsync(week), one => Assert.Equal((1, 1), (one.Edition, one.Attempts)));
        }

        var articles = await app.MailAsync("bianji");
        Assert.Equal(Fridays, articles.Count);
        Assert.Equal(Fridays, articles.DistinctBy(mail => mail.Subject).Count());
    }

    // Down over Friday's hour, until Saturday or until the week itself has begun.
    private static bool IsLate(int number) => number % 13 is 5 or 6;

    private static async Task PassAsync(RunningApp app, int number, DateOnly friday)
    {
        if (IsLate(number))
        {
            await app.MoveToAsync($"{friday:yyyy-MM-dd}T09:00");
            await app.StayDownUntilAsync($"{friday.AddDays(number % 13 == 5 ? 1 : 3):yyyy-MM-dd}T10:00");
            return;
        }

        if (number % 13 == 3)
        {
            await app.MoveToAsync($"{friday:yyyy-MM-dd}T14:59");
            await app.RestartAsync();
        }

        await app.MoveToAsync($"{friday:yyyy-MM-dd}T15:00");
        if (number % 13 is 1 or 3)
            await app.RestartAsync();
    }
}
