using System.Globalization;
using System.Net.Http.Json;
using Delivery.Domain.Teaching.Enrolling;
using Delivery.Functions.Email;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Workflow;
using Delivery.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Teaching.Enrolling;

/// <summary>
/// What citizens and their street do with a place is killed before and after each of its storage requests, and nobody repeats
/// it: whoever stands elsewhere than before hears of it, and who has left holds no course of the phone's any more.
/// </summary>
public sealed class UnrepeatedEnrolmentTests
{
    // Who signs up again and again under one phone would be stopped.
    private static Dictionary<string, string?> Settings =>
        new(Citizens.WithoutCodes)
        {
            ["RelaySchedule"] = "0 */10 * * * *",
            ["Delivery:Rates:EnrolmentsPerPhone"] = "0",
            ["Delivery:Enrolment:OfferHours"] = "240",
        };

    [Fact]
    public async Task Whoever_signs_up_is_told_so()
    {
        var fuse = new StorageFuse();
        await using var town = await Town.StartAsync(teachers: 1, Settings, fuse: fuse);
        var course = await town.CourseAsync(places: 500, "2026-10-12T09:30");

        await CutOff.EverywhereAsync(
            town.App,
            fuse,
            run =>
                Task.FromResult(
                    new Killed(
                        () => SendAsync(town, $"/api/courses/{course}/enrolments", Citizens.BodyOf(run)),
                        async () => await ToldAsync(town, course, run) == EnrolmentStage.Enrolled
                    )
                )
        );
    }

    [Theory]
    [InlineData("cancel", EnrolmentStage.Cancelled)]
    [InlineData("roster", EnrolmentStage.Removed)]
    public async Task Who_leaves_or_is_taken_off_is_told_so_and_the_phone_is_free(string act, EnrolmentStage then)
    {
        var fuse = new StorageFuse();
        await using var town = await Town.StartAsync(teachers: 1, Settings, fuse: fuse);
        var course = await town.CourseAsync(places: 500, "2026-10-12T09:30");

        await CutOff.EverywhereAsync(
            town.App,
            fuse,
            async run =>
            {
                var id = (await town.EnrolAsync(course, run)).IdOf();
                return new Killed(
                    () =>
                        act == "cancel"
                            ? SendAsync(town, $"/api/enrolments/{id}/cancel", new { }, staff: true)
                            : PutAsync(town, $"/api/courses/{course}/roster", new { people = Array.Empty<object>() }),
                    async () =>
                    {
                        var stage = await ToldAsync(town, course, run);
                        var held = await town
                            .App.Services.GetRequiredService<PhoneClaims>()
                            .CoursesAsync(EnrolmentKey.Parse(id).Phone);
                        Assert.Equal(stage == EnrolmentStage.Enrolled ? [course] : [], held);
                        return stage == then;
                    }
                );
            }
        );
    }

    [Fact]
    public async Task Who_takes_a_place_that_was_offered_is_told_so()
    {
        var fuse = new StorageFuse();
        await using var town = await Town.StartAsync(teachers: 1, Settings, fuse: fuse);
        var course = await town.CourseAsync(places: 1, "2026-10-12T09:30");
        await town.EnrolAsync(course, 0);

        await CutOff.EverywhereAsync(
            town.App,
            fuse,
            async run =>
            {
                // Whoever has the place now makes room for the next one.
                var own = await town.EnrolAsync(course, run);
                for (var before = 0; before < run; before++)
                    await LeftAsync(town, course, before);
                await town.App.IdleAsync();
                return new Killed(
                    async () =>
                    {
                        using var answer = await town.PostFormAsync(own.LinkOf(), ("act", "accept"));
                    },
                    async () => await ToldAsync(town, course, run) == EnrolmentStage.Enrolled
                );
            }
        );
    }

    [Fact]
    public async Task Who_has_proved_a_phone_is_told_where_everybody_under_it_stands()
    {
        var fuse = new StorageFuse();
        var settings = Settings;
        settings.Remove("Delivery:Enrolment:Verification");
        await using var town = await Town.StartAsync(teachers: 1, settings, fuse: fuse);
        var course = await town.CourseAsync(places: 500, "2026-10-12T09:30");

        await CutOff.EverywhereAsync(
            town.App,
            fuse,
            async run =>
            {
                var own = await town.EnrolAsync(course, run);
                var code = await town.CodeAsync(Citizens.PhoneOf(run));
                return new Killed(
                    () => SendAsync(town, $"/api/enrolments/{own.IdOf()}/confirm", new { code }),
                    async () =>
                    {
                        var one = await FindAsync(town, course, run);
                        var isProved = one is { IsOpen: true, IsConfirmed: true };
                        Assert.Equal(isProved, await IsToldAsync(town, one!));
                        return isProved;
                    }
                );
            }
        );
    }

    /// <summary>Where somebody stands, of which they have been told; null where they never signed up.</summary>
    private static async Task<EnrolmentStage?> ToldAsync(Town town, string course, int number)
    {
        if (await FindAsync(town, course, number) is not { } one)
            return null;
        // Of an offer they are told otherwise.
        if (one.Stage != EnrolmentStage.Offered)
            Assert.True(await IsToldAsync(town, one), $"{one.Person.Name} {one.Stage}");
        return one.Stage;
    }

    private static async Task<bool> IsToldAsync(Town town, Enrolment one)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"enrolment/{one.EnrolmentId}/{one.Number}/{one.Stage}");
        return await town.App.Services.GetRequiredService<MailOutbox>().FindAsync(key) is not null;
    }

    private static async Task<Enrolment?> FindAsync(Town town, string course, int number)
    {
        var enrolments = town.App.Services.GetRequiredService<Enrolments>();
        var person = new Participant($"张{number}", Citizens.PhoneOf(number), 1958);
        return (await enrolments.FindAsync(enrolments.IdOf(course, person)))?.Value;
    }

    private static async Task LeftAsync(Town town, string course, int number)
    {
        if (await FindAsync(town, course, number) is { IsOpen: true } one)
            await town.SendAsync($"/api/enrolments/{one.EnrolmentId}/cancel", new { });
    }

    private static async Task SendAsync(Town town, string path, object body, bool staff = false)
    {
        using var answer = await (staff ? town.App.Http : town.App.Anonymous).PostAsJsonAsync(path, body);
        Assert.True(answer.IsSuccessStatusCode || (int)answer.StatusCode >= 500, $"{answer.StatusCode}");
    }

    private static async Task PutAsync(Town town, string path, object body)
    {
        using var answer = await town.App.Http.PutAsJsonAsync(path, body);
        Assert.True(answer.IsSuccessStatusCode || (int)answer.StatusCode >= 500, $"{answer.StatusCode}");
    }
}
