using Delivery.Functions.Storage;
using Delivery.Functions.Tests.Web;
using Delivery.Functions.Web.Sheets;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Delivery.Functions.Tests.People.Importing;

namespace Delivery.Functions.Tests.People;

/// <summary>Teachers from a file, over the API: their banks, numbers and certificates.</summary>
public sealed class TeacherImportTests(Neighbourhood town) : IClassFixture<Neighbourhood>
{
    [Fact]
    public async Task A_teachers_bank_and_number_are_sealed_and_empty_cells_leave_them()
    {
        const string Columns =
            "编号,name,电话,email,项目代码,等级,服务区,可授课时间,姓名可公布,户名,开户行,账号,证件号";
        var full =
            $"{Columns}\r\nTI1,王三,13800001234,wang@example.cn,D01、D02,一级,黄浦区、徐汇区,周一 18:00-20:00；周日 9:00-24:00,是,王三,清荷银行,6222 0000 1111 2222,31010119900101000X";
        var changed = $"{Columns}\r\nTI1,王三,13800001234,wang@example.cn,D02,二级,黄浦区,,,,,,";
        await ReadAsync(await town.ImportAsync("teachers?mode=all", CsvText.Bytes(full, CsvEncoding.Utf8)));
        var first = await town.GetAsync("/api/teachers/TI1");
        await ReadAsync(await town.ImportAsync("teachers?mode=all", CsvText.Bytes(changed, CsvEncoding.Utf8)));
        var second = await town.GetAsync("/api/teachers/TI1");

        Assert.Equal("************2222", (string?)first["bank"]!["account"]);
        Assert.Equal(["Monday", "Sunday"], first["availability"]!.AsArray().Select(free => (string?)free!["day"]));
        Assert.Equal("二级", (string?)second["grade"]);
        Assert.Equal("[]", second["availability"]!.ToJsonString());
        Assert.Equal("************2222", (string?)second["bank"]!["account"]);
        Assert.True((bool)second["nameMayBePublished"]!);
        var registers = town.App.Services.GetRequiredService<Registers>();
        Assert.DoesNotContain("TI1", await registers.TeachersOfAsync("D01"));
        Assert.Contains("TI1", await registers.TeachersOfAsync("D02"));
    }

    [Fact]
    public async Task Certificates_come_with_their_last_days_and_an_empty_cell_leaves_them()
    {
        const string Columns = "编号,name,电话,email,项目代码,等级,服务区,证书";
        const string Who = "TI9,王三,13800001234,wang@example.cn,D01、D02,一级,黄浦区";
        var full = $"{Columns}\r\n{Who},D01 社体指导员 2024-118 2027/6/30；D02 教练证3";
        await ReadAsync(await town.ImportAsync("teachers?mode=all", CsvText.Bytes(full, CsvEncoding.Utf8)));
        await ReadAsync(
            await town.ImportAsync("teachers?mode=all", CsvText.Bytes($"{Columns}\r\n{Who},", CsvEncoding.Utf8))
        );
        var wrong = await ReadAsync(
            await town.ImportAsync("teachers?mode=check", CsvText.Bytes($"{Columns}\r\n{Who},证书", CsvEncoding.Utf8))
        );

        var kept = (await town.GetAsync("/api/teachers/TI9"))["qualifications"]!.AsArray();
        Assert.Equal(
            [("D01", "社体指导员 2024-118", "2027-06-30"), ("D02", "教练证3", null)],
            kept.Select(one => ((string?)one!["discipline"], (string?)one["proof"], (string?)one["until"]))
        );
        var error = Assert.Single(wrong["errors"]!.AsArray());
        Assert.Equal("资质证书", (string?)error!["column"]);
        foreach (var cell in new[] { "D01 2027-06-30", "D01 证书 2027-02-30", "D01 证书1、D02 证书2" })
        {
            var refused = await ReadAsync(
                await town.ImportAsync(
                    "teachers?mode=check",
                    CsvText.Bytes($"{Columns}\r\n{Who},{cell}", CsvEncoding.Utf8)
                )
            );
            var why = Assert.Single(refused["errors"]!.AsArray())!;
            Assert.Equal(
                "资质证书 body.type 应为项目代码、证书编号和到期日，例如 TJQ 社体指导员2024-118 2027-06-30；没有到期日就不写，几张之间用；隔开",
                $"{why["column"]} {why["code"]} {why["message"]}"
            );
        }
    }

    [Fact]
    public async Task A_discipline_may_be_called_by_its_name_and_what_the_catalogue_has_not_is_refused()
    {
        const string Columns = "编号,name,电话,email,项目代码,等级,服务区";
        const string Who = "13800001234,wang@example.cn";
        await town.DisciplineAsync("MSW", "木扇舞");
        var file = $"{Columns}\r\nTI5,王三,{Who},D01、木扇舞,一级,黄浦区\r\nTI6,王四,{Who},D01、没有的项目,一级,月球区";

        var report = await ReadAsync(
            await town.ImportAsync("teachers?mode=valid", CsvText.Bytes(file, CsvEncoding.Utf8))
        );

        Assert.Equal(1, Number(report, "taken"));
        Assert.Equal(
            [
                "项目代码 teacher.discipline-unknown 项目目录里没有“没有的项目”，请填目录里的代码或名称；新项目请先登记",
                "服务区 district.unknown 上海没有“月球区”，请填写16个区之一，例如 黄浦区",
            ],
            report["errors"]!.AsArray().Select(error => $"{error!["column"]} {error["code"]} {error["message"]}")
        );
        Assert.Equal(
            ["D01", "MSW"],
            (await town.GetAsync("/api/teachers/TI5"))["disciplines"]!.AsArray().Select(one => (string?)one)
        );
        var registers = town.App.Services.GetRequiredService<Registers>();
        Assert.Contains("TI5", await registers.TeachersOfAsync("MSW"));
    }

    [Fact]
    public async Task A_file_does_not_replace_a_registered_bank_account_or_number()
    {
        const string Columns = "编号,name,电话,email,项目代码,等级,服务区,户名,开户行,账号,证件号";
        const string Who = "TI2,王三,13800001234,wang@example.cn,D01,一级,黄浦区,王三,清荷银行";
        var first = $"{Columns}\r\n{Who},6222000011112222,31010119900101000X";
        var other = $"{Columns}\r\n{Who},6222000099998888,31010119900101000X";
        await ReadAsync(await town.ImportAsync("teachers?mode=all", CsvText.Bytes(first, CsvEncoding.Utf8)));

        var report = await ReadAsync(
            await town.ImportAsync("teachers?mode=valid", CsvText.Bytes(other, CsvEncoding.Utf8))
        );

        Assert.Equal(0, Number(report, "taken"));
        Assert.Equal(
            [
                ("户名", "teacher.two-people", "已登记的银行账户请在老师的页面修改，由两人办理；这里请留空"),
                ("证件号", "teacher.two-people", "已登记的证件号请在老师的页面修改，由两人办理；这里请留空"),
            ],
            report["errors"]!
                .AsArray()
                .Select(error => ((string)error!["column"]!, (string)error["code"]!, (string)error["message"]!))
        );
        var teacher = await town.GetAsync("/api/teachers/TI2");
        Assert.Equal("************2222", (string?)teacher["bank"]!["account"]);
    }
}
