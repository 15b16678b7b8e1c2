using System.Net.Http.Json;
using Delivery.Functions.Ordering.Agreements;
using Delivery.Functions.Security;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Web;
using Delivery.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Delivery.Functions.Tests.Ordering.YearsLetter;

namespace Delivery.Functions.Tests.Ordering;

/// <summary>What is refused around the year's letter, by code, sentence and field.</summary>
public sealed class AgreementRefusalTests
{
    [Fact]
    public async Task Nobody_is_reminded_of_a_letter_without_a_text_or_that_is_signed()
    {
        await using var town = await TownAsync();

        Assert.Equal(
            ["agreement.nothing-to-sign 2029年责任书还没有文本，请管理员先在“责任书文本”里新增"],
            await RemindAsync(town, 2029)
        );
        Assert.Equal(
            ["agreement.nobody-to-remind 这些街镇都已签署，不用提醒"],
            await RemindAsync(town, 2027, "310199999")
        );
        await SignAsync(town, "2027", "林一", agreed: true);
        Assert.Equal(["agreement.nobody-to-remind 这些街镇都已签署，不用提醒"], await RemindAsync(town, 2027));
    }

    [Fact]
    public async Task A_sealed_copy_is_a_file()
    {
        await using var town = await TownAsync();
        using var street = await town.App.SignedInAsync(CallerKind.Street, Town.Street);
        using var form = new MultipartFormDataContent { { new StringContent("1"), "formKey" } };

        using var refused = await street.PostAsync("/street/agreement/2027/sealed", form);

        Assert.Equal("agreement.scan-missing 请选择扫描件 (file)", KeepSealedCopy.NoFile.Words());
        Assert.Equal(422, (int)refused.StatusCode);
        Assert.Contains(
            KeepSealedCopy.NoFile.Message,
            await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_letter_on_paper_is_entered_as_it_was_signed_and_each_fault_is_named()
    {
        await using var town = await TownAsync();

        Assert.Equal(
            [
                "agreement.version-unknown 请填写签的是哪一版，例如 2027 (version)",
                "agreement.name 请填写签署人的姓名 (signedBy)",
                "agreement.name 请填写签署人的姓名 (countersignedBy)",
                $"agreement.date 签署日期不能晚于今天（{town.App.Now:yyyy-MM-dd}） (signedOn)",
                $"agreement.date 签署日期不能晚于今天（{town.App.Now:yyyy-MM-dd}） (countersignedOn)",
            ],
            await EnterAsync(town, 422, "", "", "2031-01-10", "", "2031-01-11")
        );
        Assert.Equal(
            [
                "agreement.version-unknown 2027年责任书没有“2026”这一版，请填写其中之一：2027 (version)",
                "agreement.date 协会会签不能早于街镇签署（2026-06-02） (countersignedOn)",
            ],
            await EnterAsync(town, 422, "2026", "林一", "2026-06-02", "高一", "2026-06-01")
        );
        Assert.Empty(await EnterAsync(town, 201, "2027", "林一", "2026-06-02", "高一", "2026-06-02"));
    }

    private static async Task<string[]> EnterAsync(
        Town town,
        int status,
        string version,
        string signedBy,
        string signedOn,
        string countersignedBy,
        string countersignedOn
    )
    {
        using var answer = await town.App.Http.PutAsJsonAsync(
            Letter,
            new
            {
                version,
                signedBy,
                signedOn,
                countersignedBy,
                countersignedOn,
            }
        );
        Assert.Equal(status, (int)answer.StatusCode);
        return answer.IsSuccessStatusCode ? [] : await answer.ProblemAsync();
    }

    private static async Task<string[]> RemindAsync(Town town, int year, params string[] chosen) =>
        (
            await town
                .App.Services.GetRequiredService<RemindOfAgreement>()
                .RunAsync(year, chosen.Length == 0 ? null : chosen, Caller.Service)
        ).Words();
}
