using Delivery.Domain.Calendar;
using Delivery.Functions.Email;
using Delivery.Functions.Security;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Workflow;
using Delivery.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Delivery.Functions.Tests.Ordering.YearsLetter;

namespace Delivery.Functions.Tests.Ordering;

/// <summary>A reminder by hand that is killed at any of its storage requests, and that nobody repeats.</summary>
public sealed class UnrepeatedReminderTests
{
    [Fact]
    public async Task Whoever_the_log_says_was_reminded_has_the_letter()
    {
        var fuse = new StorageFuse();
        await using var town = await Town.StartAsync(
            teachers: 0,
            new Dictionary<string, string?>
            {
                ["RelaySchedule"] = "0 */10 * * * *",
                ["AgreementSchedule"] = "0 0 0 1 1 *",
            },
            fuse: fuse
        );
        await PutTextAsync(town, "2027", "2027-01-01");

        await CutOff.EverywhereAsync(
            town.App,
            fuse,
            async run =>
            {
                // One letter a day.
                await town.App.MoveToAsync($"{new DateOnly(2026, 9, 1).AddDays(run):yyyy-MM-dd}T10:00");
                var day = ShanghaiTime.DateOf(town.App.Now);
                return new Killed(
                    async () =>
                    {
                        using var answer = await town.App.Http.PostAsync(
                            "/staff/agreements/2027",
                            FormOf([("formKey", $"key-{run}"), ("act", "remind-all")])
                        );
                    },
                    () => IsRemindedAsync(town, day)
                );
            }
        );
    }

    private static async Task<bool> IsRemindedAsync(Town town, DateOnly day)
    {
        var isLogged = await town
            .App.Services.GetRequiredService<AuditLog>()
            .OfDayAsync(day)
            .AnyAsync(line => line.Value.Act == "agreement.remind");
        var letter = await town
            .App.Services.GetRequiredService<MailOutbox>()
            .FindAsync($"agreement/{Town.Street}/2027/by-hand/{day:yyyy-MM-dd}");
        Assert.Equal(isLogged, letter is not null);
        return isLogged;
    }
}
