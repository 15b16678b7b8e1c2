using System.Net;
using System.Text;
using Delivery.Functions.Security;
using Delivery.Functions.Tests.Matching;
using Delivery.TestKit;
using Xunit;
using static Delivery.Functions.Tests.Ordering.YearsLetter;

namespace Delivery.Functions.Tests.Ordering;

/// <summary>The letters as staff see them: who has not signed, whose is to be countersigned, and the sealed copies.</summary>
public sealed class AgreementListTests
{
    [Fact]
    public async Task The_sealed_copy_is_judged_by_its_content_kept_and_given_back()
    {
        await using var town = await TownAsync();
        using var street = await town.App.SignedInAsync(CallerKind.Street, Town.Street);

        Assert.Contains("请先在页面上签署责任书", await SealAsync(street, "%PDF-1.7 seal"), StringComparison.Ordinal);
        using var signed = await street.PostAsync("/street/agreement/2027", FormOf(SignedForm));
        Assert.Equal(HttpStatusCode.SeeOther, signed.StatusCode);
        Assert.Contains("请上传 PDF、JPG 或 PNG", await SealAsync(street, "MZ program"), StringComparison.Ordinal);
        Assert.Contains("请选择扫描件", await SealAsync(street, ""), StringComparison.Ordinal);
        Assert.Contains("盖章件已收下。", await SealAsync(street, "%PDF-1.7 seal"), StringComparison.Ordinal);

        using var file = await street.GetAsync("/street/agreement/2027/sealed");
        Assert.Equal("%PDF-1.7 seal", await file.Content.ReadAsStringAsync());
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        var staff = await town.App.Http.GetStringAsync("/staff/agreements/2027?show=waiting");
        Assert.Contains($"/staff/agreements/2027/{Town.Street}/sealed", staff, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_see_who_has_not_signed_remind_them_once_a_day_and_countersign_many()
    {
        await using var town = await TownAsync();
        await town.App.MoveToAsync("2026-09-02T08:00");
        var before = (await town.SubjectsAsync(Contact)).Count;
        for (var time = 0; time < 2; time++)
        {
            using var reminded = await ActAsync(town, "remind-all");
            Assert.Equal("/staff/agreements/2027?show=unsigned&asked=1", reminded.Headers.Location?.OriginalString);
        }

        Assert.Equal(before + 1, (await town.SubjectsAsync(Contact)).Count);
        using var early = await ActAsync(town, "countersign", Town.Street);
        Assert.Contains(
            "街镇还没有签，签好后再会签",
            await early.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        await SignAsync(town, "2027", "林一", agreed: true);
        using var countersigned = await ActAsync(town, "countersign", Town.Street);
        Assert.Equal("/staff/agreements/2027?countersigned=1", countersigned.Headers.Location?.OriginalString);
        using var nobody = await ActAsync(town, "remind-all");
        Assert.Contains(
            "这些街镇都已签署，不用提醒",
            await nobody.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        using var nothing = await ActAsync(town, "remind-all", year: 2029);
        Assert.Contains("2029年责任书还没有文本", await nothing.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_that_was_signed_anew_since_the_list_was_opened_is_not_countersigned_unseen()
    {
        await using var town = await TownAsync();
        await SignAsync(town, "2027", "林一", agreed: true);
        var list = await town.App.Http.GetStringAsync("/staff/agreements/2027?show=waiting");
        Assert.Contains($"name=\"version[{Town.Street}]\" value=\"2027\"", list, StringComparison.Ordinal);

        using var refused = await town.App.Http.PostAsync(
            "/staff/agreements/2027",
            FormOf([("act", "countersign"), ($"street[{Town.Street}]", "true"), ($"version[{Town.Street}]", "2026-2")])
        );

        Assert.Equal(422, (int)refused.StatusCode);
        Assert.Contains(
            "责任书文本已经更新，请重新打开，看过新的文本再签",
            await refused.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Without_a_file_there_is_no_sealed_copy()
    {
        await using var town = await TownAsync();
        using var street = await town.App.SignedInAsync(CallerKind.Street, Town.Street);
        using var form = new MultipartFormDataContent { { new StringContent("1"), "formKey" } };

        using var refused = await street.PostAsync("/street/agreement/2027/sealed", form);

        Assert.Equal(422, (int)refused.StatusCode);
        Assert.Contains("请选择扫描件", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> ActAsync(Town town, string act, string? street = null, int year = 2027)
    {
        var fields = new List<(string, string)> { ("formKey", Guid.NewGuid().ToString("N")), ("act", act) };
        if (street is not null)
            fields.Add(($"street[{street}]", "true"));
        return town.App.Http.PostAsync($"/staff/agreements/{year}", FormOf([.. fields]));
    }

    private static async Task<string> SealAsync(HttpClient street, string content)
    {
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(Encoding.UTF8.GetBytes(content)), "file", "seal.pdf" },
        };
        using var answer = await street.PostAsync("/street/agreement/2027/sealed", form);
        return answer.StatusCode == HttpStatusCode.SeeOther
            ? await street.GetStringAsync(answer.Headers.Location)
            : await answer.Content.ReadAsStringAsync();
    }
}
