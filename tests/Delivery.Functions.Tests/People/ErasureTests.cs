using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Delivery.Domain.Calendar;
using Delivery.Functions.People.Erasure;
using Delivery.Functions.Storage;
using Delivery.Functions.Tests.Operation;
using LocalFunctions.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.People;

/// <summary>A person who asks for it is nowhere any more, but in the money records.</summary>
public sealed class ErasureTests(SampleCity city) : IClassFixture<SampleCity>
{
    private static readonly string[] OfTeacher =
    [
        "\"孙戊\"",
        "孙改名",
        "l05@example.cn",
        "L05new@example.cn",
        "13900000500",
        "13912345678",
        "open-L05",
    ];

    private static readonly string[] OfContact = ["海棠旧人", "ht04@example.cn", "13811112222", "open-HT04"];

    [Fact]
    public async Task A_teacher_is_found_nowhere_but_in_the_money()
    {
        await using (var host = await city.OpenAsync("teacher"))
        {
            using var http = SampleCity.ClientOf(host);
            await PlantAsync(host, http);
            await ErasurePlants.OfTeacherAsync(host, "L05", "孙改名");
            foreach (var word in OfTeacher)
                Assert.NotEmpty(await ErasureSearch.PlacesOfAsync(host, word));
            // The host stops in the midst of it.
            await EraseAsync(http, "teacher", "L05");
        }

        await using (var host = await city.OpenAsync("teacher"))
        {
            using var http = SampleCity.ClientOf(host);
            await host.IdleAsync();
            foreach (var word in OfTeacher)
                Assert.Empty(await ErasureSearch.PlacesOfAsync(host, word));
            var run = JsonNode.Parse(await http.GetStringAsync("/api/settlements/2026-08"))!;
            Assert.Equal(2670m, run["totals"]!["net"]!.GetValue<decimal>());
            var page = await CertificateAsync(http);
            Assert.Contains("老师 L05", page, StringComparison.Ordinal);
            Assert.Contains("本人书面申请", page, StringComparison.Ordinal);
            Assert.Contains("结算记录", page, StringComparison.Ordinal);
            Assert.Contains("两个字的姓名", page, StringComparison.Ordinal);
            await ErasurePlants.EditionsAreWholeAsync(host);
            Assert.DoesNotContain("正在删除", page, StringComparison.Ordinal);
            await RefusedAsync(http, "teacher", "L05", "erase.unknown", "没有找到这个人");
        }
    }

    [Fact]
    public async Task A_former_contact_is_found_nowhere_and_who_came_after_stays()
    {
        await using var host = await city.OpenAsync("contact");
        using var http = SampleCity.ClientOf(host);
        await SampleCity.PutAsync(http, "/api/streets/HT04", Street("海棠旧人", "13811112222", "ht04@example.cn"));
        await RefusedAsync(
            http,
            "street-contact",
            "ht04@example.cn",
            "erase.contact",
            "海棠街道登记的联系人还是此人，请先在街镇名单里换人"
        );
        await SampleCity.PutAsync(http, "/api/streets/HT04", Street("海棠新人", "13822223333", "new@example.cn"));
        await ErasurePlants.OfContactAsync(host, "HT04", "海棠旧人", "ht04@example.cn");
        foreach (var word in OfContact)
            Assert.NotEmpty(await ErasureSearch.PlacesOfAsync(host, word));

        await EraseAsync(http, "street-contact", "HT04@example.cn");
        await host.IdleAsync();

        foreach (var word in OfContact)
            Assert.Empty(await ErasureSearch.PlacesOfAsync(host, word));
        Assert.NotEmpty(await ErasureSearch.PlacesOfAsync(host, "海棠新人"));
        Assert.Contains("HT04 的联系人", await CertificateAsync(http), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_citizen_is_found_by_phone_and_who_is_enrolled_beside_them_stays()
    {
        await using var host = await city.OpenAsync("citizen");
        using var http = SampleCity.ClientOf(host);
        var (over, ahead) = await ErasurePlants.OfCitizenAsync(host, "甘市民", "13877776666", "gan@example.cn");
        await RefusedAsync(
            http,
            "citizen",
            "138-7777-6666",
            "erase.enrolled",
            "此人还有1门课的报名没有取消，请先取消报名"
        );
        await ErasurePlants.LeaveAsync(host, ahead, "13877776666");
        foreach (var word in (string[])["甘市民", "13877776666", "gan@example.cn"])
            Assert.NotEmpty(await ErasureSearch.PlacesOfAsync(host, word));

        await EraseAsync(http, "citizen", "138-7777-6666");
        await host.IdleAsync();

        foreach (var word in (string[])["甘市民", "13877776666", "gan@example.cn"])
            Assert.Empty(await ErasureSearch.PlacesOfAsync(host, word));
        Assert.True(await ErasurePlants.OthersStayAsync(host, over));
        Assert.Contains("市民 138****6666", await CertificateAsync(http), StringComparison.Ordinal);
        await RefusedAsync(http, "citizen", "13877776666", "erase.unknown", "没有找到这个人，或已经删除，请核对");
    }

    [Fact]
    public async Task A_lesson_that_waited_for_months_names_nobody_in_any_list()
    {
        await using var host = await city.OpenAsync("waited");
        var erasee = new Erasee(EraseeFinder.Teacher, "L05", "", ["孙戊戌"], [], [], [], []);
        var course = (await host.Services.GetRequiredService<CoursesOfPerson>().OfAsync(erasee)).First();
        var lists = host.Services.GetRequiredService<DeliveryTables>().LessonLists;
        var waited = Row.Of("month-2027-01", $"HT04|{course}-01", "孙戊戌");
        await lists.UpsertEntityAsync(waited);

        var places = ActivatorUtilities.CreateInstance<PlacesOfCourses>(host.Services, new NewYear());
        await places.Lists.EraseAsync(erasee);

        Assert.DoesNotContain(
            "孙戊戌",
            (await lists.FindAsync<string>(waited.PartitionKey, waited.RowKey))!.Value,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Who_still_teaches_or_is_not_paid_stays_until_then()
    {
        await using var host = await city.OpenAsync("refused");
        using var http = SampleCity.ClientOf(host);
        await RefusedAsync(http, "teacher", "L02", "erase.teaching", "节课没上，请先换老师");
        await RefusedAsync(http, "teacher", "L02", "erase.unpaid", "节课没结算，请发放后再删除");
        await RefusedAsync(http, "teacher", "nobody", "erase.unknown", "没有找到这个人，或已经删除，请核对");
        await RefusedAsync(http, "ghost", "L05", "erase.unknown", "没有找到这个人");
        await RefusedAsync(http, "teacher", "L05", "erase.reason", "请写明理由，例如本人书面申请", reason: " ");
    }

    private sealed class NewYear : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => ShanghaiTime.At(new DateOnly(2027, 1, 5), 9, 0).ToUniversalTime();
    }

    // Everywhere: a name and phone before, a proposal, a mail that waits for an answer.
    private static async Task PlantAsync(FunctionsHost host, HttpClient http)
    {
        await SampleCity.PutAsync(http, "/api/teachers/L05", Teacher("孙改名", "13912345678", "L05new@example.cn"));
        using var asked = await http.PostAsync(
            "/sign-in",
            new FormUrlEncodedContent(new Dictionary<string, string> { ["email"] = "L05new@example.cn" })
        );
        await host.IdleAsync();
    }

    private static async Task EraseAsync(HttpClient http, string kind, string id)
    {
        using var begun = await http.PostAsJsonAsync(
            $"/api/people/{kind}/{Uri.EscapeDataString(id)}/erase",
            new { reason = "本人书面申请" }
        );
        Assert.Equal(
            "201 ",
            $"{(int)begun.StatusCode} {(begun.IsSuccessStatusCode ? "" : await begun.Content.ReadAsStringAsync())}"
        );
    }

    private static async Task<string> CertificateAsync(HttpClient http)
    {
        var list = await http.GetStringAsync("/staff/erasures");
        var at = list.IndexOf("/staff/erasures/", StringComparison.Ordinal);
        return await http.GetStringAsync(list[at..list.IndexOf('"', at)]);
    }

    private static async Task RefusedAsync(
        HttpClient http,
        string kind,
        string id,
        string code,
        string sentence,
        string reason = "本人申请"
    )
    {
        using var refused = await http.PostAsJsonAsync(
            $"/api/people/{kind}/{Uri.EscapeDataString(id)}/erase",
            new { reason }
        );
        var text = await refused.Content.ReadAsStringAsync();
        Assert.Equal(code == "erase.unknown" ? 404 : 422, (int)refused.StatusCode);
        Assert.Contains($"\"{code}\"", text, StringComparison.Ordinal);
        Assert.Contains($"\"field\":\"{(code == "erase.reason" ? "reason" : "id")}\"", text, StringComparison.Ordinal);
        Assert.Contains(sentence, text, StringComparison.Ordinal);
    }

    private static object Teacher(string name, string phone, string email) =>
        new
        {
            name,
            phone,
            email,
            disciplines = new[] { "GZ", "JJ" },
            grade = "国家级",
            districts = new[] { "徐汇区" },
            weeklyLimit = 10,
            nameMayBePublished = true,
        };

    private static object Street(string name, string phone, string email) =>
        new
        {
            name = "海棠街道",
            district = "徐汇区",
            contacts = new
            {
                ordering = new
                {
                    name,
                    phone,
                    email,
                },
            },
            publishedContact = new { name = "社区文体中心", phone = "021-55500001" },
        };
}
