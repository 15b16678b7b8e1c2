using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Functions.Matching.Exclusions;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Tests.Matching.Plan;
using Delivery.Functions.Tests.People.Succession;
using Delivery.Functions.Workflow;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Matching.Exclusions;

/// <summary>What streets that were merged have said holds for one another.</summary>
public sealed class SuccessorExclusionTests
{
    private const string Own = "/street/exclusions";

    [Fact]
    public async Task What_a_street_said_before_it_was_merged_holds_for_the_one_that_took_it()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        const string first = "310101003";
        await town.PutAsync(
            $"/api/streets/{first}",
            new
            {
                name = "云杉街道",
                district = "黄浦区",
                contacts = new
                {
                    ordering = new
                    {
                        name = "顾五",
                        phone = "13700002222",
                        email = "gu@example.cn",
                    },
                },
                publishedContact = new { name = "云杉文体中心", phone = "021-55500003" },
            }
        );
        var services = town.App.Services;
        await services
            .GetRequiredService<ExcludeTeacher>()
            .RunAsync(new Call(Caller.Service), new ExclusionAsked("T01", first, ByStreet: true, "两次迟到", null));
        await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30");
        var month = new Month(2026, 9);
        var lists = services.GetRequiredService<LessonLists>();
        var came = (await lists.OfMonthAsync(month))[0];
        await lists.AddAsync(
            month,
            came with
            {
                LessonId = $"{first}-2026-001-01",
                Street = first,
                TeacherId = "T07",
                TeacherName = "王T07",
                // Held this morning: who comes later is known once it is acknowledged.
                Start = ShanghaiTime.At(new DateOnly(2026, 9, 1), 6),
            }
        );
        await town.PostAsync(
            $"/staff/streets/{first}/succession",
            303,
            ("kind", "Merge"),
            ("other", Town.Street),
            ("from", "2026-09-01"),
            ("part", ""),
            ("reason", "区划调整"),
            ("formKey", "merge")
        );
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));

        Assert.Equal(["T02"], await town.AskedAsync(await town.CourseAsync("2026-09-22T09:30")));
        var own = System.Net.WebUtility.HtmlDecode(await street.GetStringAsync(Own));
        Assert.Contains("两次迟到", own, StringComparison.Ordinal);
        Assert.Contains("王T07", own, StringComparison.Ordinal);
        await PostAsync(street, $"{Own}/lift", 303, ("code", $"T01~own~{first}"));
        Assert.Equal(["T01", "T02"], await town.AskedAsync(await town.CourseAsync("2026-09-23T09:30")));
    }

    [Fact]
    public async Task What_the_street_says_that_took_another_holds_for_that_ones_courses()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        await Neighbours.MergeAsync(town);
        var services = town.App.Services;
        var said = new ExclusionAsked("T01", Neighbours.Street, ByStreet: true, "两次迟到", null);
        await services.GetRequiredService<ExcludeTeacher>().RunAsync(new Call(Caller.Service), said);
        var registers = services.GetRequiredService<Registers>();
        LessonTime[] times = [new(ShanghaiTime.At(new DateOnly(2026, 9, 22), 9, 30), 90)];

        var standing = await registers.StandingAsync(await registers.ExclusionsAsync(), Town.Street, times);

        Assert.Equal("T01", Assert.Single(standing).TeacherId);
    }

    private static async Task<string> PostAsync(
        HttpClient by,
        string path,
        int status,
        params (string Name, string Value)[] fields
    )
    {
        using var form = new FormUrlEncodedContent(
            fields.Select(field => KeyValuePair.Create(field.Name, field.Value))
        );
        using var answer = await by.PostAsync(path, form);
        Assert.Equal(status, (int)answer.StatusCode);
        return System.Net.WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}
