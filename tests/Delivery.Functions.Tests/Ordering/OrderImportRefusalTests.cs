using System.Net;
using System.Text;
using Delivery.Functions.Security;
using Delivery.Functions.Tests.Matching;
using Delivery.TestKit;
using Xunit;
using static Delivery.Functions.Tests.Ordering.OrderFile;

namespace Delivery.Functions.Tests.Ordering;

/// <summary>What a file of orders is refused for, by row, column, code and sentence.</summary>
public sealed class OrderImportRefusalTests
{
    private const string WithDays = "街镇代码,项目,年龄,预计人数,场地,地址,首课日期,开始时间,每节分钟,节数,间隔天数\n";

    [Fact]
    public async Task Each_cell_that_cannot_be_read_says_what_belongs_there()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var row = $"{Town.Street},太极拳,50—70岁,25,清荷文体中心,黄浦区清荷路1号,2026-09-21,09:30";

        var refused = await RefusedAsync(town, $"{WithDays}{row},很长,2,7\n{row},90,许多,7\n{row},90,2,61\n", "all");

        Assert.Equal(
            ["2 每节分钟 import.minutes", "3 节数 import.count", "4 间隔天数 import.every-days"],
            refused.Errors.Order(StringComparer.Ordinal)
        );
        foreach (
            var sentence in (string[])
                ["请填写每节的分钟数，例如 90", "请填写节数，例如 10", "应为1至60天，每周一次请填 7"]
        )
            Assert.Contains(sentence, refused.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_street_files_for_itself_alone()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        using var street = await town.App.SignedInAsync(CallerKind.Street, Town.Street);
        var file = Encoding.UTF8.GetBytes(Header + Row("太极拳", "2026-09-21", street: "310101003"));

        using var shown = await UploadAsync(street, file);

        Assert.Contains(
            "只能申报本街镇的课程，这一格请留空",
            await shown.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_with_what_to_do()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        using var street = await town.App.SignedInAsync(CallerKind.Street, Town.Street);

        using var refused = await UploadAsync(street, new byte[(1024 * 1024) + 1]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(
            "文件超过1兆字节，请分成几个文件",
            await refused.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
    }
}
