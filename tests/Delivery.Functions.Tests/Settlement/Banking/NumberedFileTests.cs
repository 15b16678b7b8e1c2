using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Delivery.Functions.Tests.Settlement.Carried;
using Xunit;

namespace Delivery.Functions.Tests.Settlement.Banking;

/// <summary>What the bank has in hand is not handed over a second time.</summary>
public sealed class NumberedFileTests
{
    private const string Files = "/api/settlements/2026-09/payout-files";
    private const string Page = "/staff/settlements/2026-09";

    [Fact]
    public async Task A_payslip_stands_in_a_second_file_only_after_the_first_has_failed()
    {
        await using var month = await ApprovedAsync();
        var made = await (
            await PayMonth.OkAsync(month.PostAsync("payout-files"))
        ).Content.ReadFromJsonAsync<JsonNode>();
        Assert.Equal(
            (1, 2, 2810m, 3),
            ((int)made!["number"]!, (int)made["count"]!, (decimal)made["total"]!, (int)made["control"]!)
        );
        var first = await month.App.Http.GetByteArrayAsync($"{Files}/1");
        await PayMonth.RefusedAsync(
            month.PostAsync("payout-files"),
            422,
            "payout.nothing",
            "没有要交给银行的款项：2笔已在银行手里，等结果"
        );
        Assert.DoesNotContain("2026-09-T", await PreviewAsync(month), StringComparison.Ordinal);
        var page = await month.TextAsync(Page);
        Assert.Contains("2 笔，2,810.00 元", page, StringComparison.Ordinal);
        Assert.Contains("等 2 笔结果", page, StringComparison.Ordinal);
        Assert.DoesNotContain("做第2号银行文件", page, StringComparison.Ordinal);
        Assert.Contains("没有要再交给银行的：2 笔在银行手里，等结果。", page, StringComparison.Ordinal);
        Assert.Contains("登记转账结果", page, StringComparison.Ordinal);

        await ReceiveAsync(month, "2026-09-T1,ok,,1\n2026-09-T2,failed,账号不存在,1\n");
        var failed = await month.TextAsync(Page);
        Assert.Contains("<button class=\"button go\">做第2号银行文件", failed, StringComparison.Ordinal);
        // Nothing is in the bank's hands of which a result could be entered.
        Assert.DoesNotContain("登记转账结果", failed, StringComparison.Ordinal);
        await month.PutTeacherAsync("T1", "改了名字");
        using var form = new FormUrlEncodedContent([]);
        Assert.Equal(303, (int)(await month.App.Http.PostAsync($"{Page}/bank-files", form)).StatusCode);

        Assert.Equal(first, await month.App.Http.GetByteArrayAsync($"{Files}/1"));
        var second = await month.App.Http.GetStringAsync($"{Files}/2");
        Assert.Contains("2026-09-T2", second, StringComparison.Ordinal);
        Assert.DoesNotContain("2026-09-T1", second, StringComparison.Ordinal);
        Assert.Contains(
            "name=\"fileNumber[2026-09-T2]\" value=\"2\"",
            await month.TextAsync(Page),
            StringComparison.Ordinal
        );
        await PayMonth.RefusedAsync(
            month.App.Http.GetAsync($"{Files}/3"),
            404,
            "payout.file-unknown",
            "没有找到银行文件“2026-09/3”，请核对编号"
        );
    }

    [Fact]
    public async Task No_file_is_made_before_the_approval()
    {
        await using var month = await PayMonth.StartAsync();
        await month.AddLessonAsync("A1", 1, 1);
        await month.ReachAsync("Payout");
        await PayMonth.RefusedAsync(
            month.PostAsync("payout-files"),
            409,
            "settlement.stage",
            "2026-09发放还没有批准，批准后才能做银行文件"
        );
    }

    [Fact]
    public async Task A_result_of_an_older_file_says_nothing_of_the_newer_one()
    {
        await using var month = await ApprovedAsync();
        await PayMonth.OkAsync(month.PostAsync("payout-files"));
        await ReceiveAsync(month, "2026-09-T2,failed,账号不存在,1\n");
        await PayMonth.OkAsync(month.PostAsync("payout-files"));

        await ReceiveAsync(month, "2026-09-T2,failed,账号不存在,1\n");
        await PayMonth.RefusedAsync(month.PostAsync("payout-files"), 422, "payout.nothing");
        foreach (var ok in new[] { false, true })
            await PayMonth.RefusedAsync(
                month.ResultsAsync(("T2", ok)),
                422,
                "payout.file-number",
                "工资单“2026-09-T2”登记过未成，又列入第2号银行文件，请写明是哪一号文件的结果"
            );
        await PayMonth.RefusedAsync(
            NamedAsync(month, "T2", 1),
            422,
            "payout.file-old",
            "工资单“2026-09-T2”在第1号文件里已登记未成，又列入第2号文件，请向银行问清，只登记第2号的结果"
        );
        await PayMonth.RefusedAsync(
            NamedAsync(month, "T1", 2),
            422,
            "payout.not-in-file",
            "工资单“2026-09-T1”不在第2号银行文件里，请核对是哪一号文件的回执"
        );
        await ReceiveAsync(month, "2026-09-T2,failed,账号不存在,2\n");
        Assert.Contains("2026-09-T2", await PreviewAsync(month), StringComparison.Ordinal);
        await PayMonth.OkAsync(month.PostAsync("payout-files"));
        await PayMonth.OkAsync(NamedAsync(month, "T2", 3));
        await PayMonth.OkAsync(NamedAsync(month, "T1", 1));
        await month.App.IdleAsync();

        Assert.Equal("Paid", await month.StageAsync());
        await PayMonth.RefusedAsync(
            month.PostAsync("payout-files"),
            409,
            "settlement.stage",
            "2026-09结算目前在“已发放”阶段，不能做银行文件"
        );
        await PayMonth.RefusedAsync(
            month.PostAsync(
                "payout-results",
                new
                {
                    results = new[]
                    {
                        new
                        {
                            payslipId = "2026-09-T2",
                            ok = false,
                            reason = "户名不符",
                            returned = true,
                            returnedOn = "2026-10-16",
                            file = 1,
                        },
                    },
                }
            ),
            422,
            "payout.file-old",
            "工资单“2026-09-T2”后来由第3号文件付清，第1号文件的退回不用再登记"
        );
    }

    [Fact]
    public async Task A_transfer_that_comes_back_twice_for_the_same_reason_is_ordered_a_third_time()
    {
        await using var month = await ApprovedAsync();
        await PayMonth.OkAsync(month.PostAsync("payout-files"));
        await ReceiveAsync(month, "2026-09-T2,退票,户名不符,1\n");
        await PayMonth.OkAsync(month.PostAsync("payout-files"));
        Assert.Contains(
            "2026-09课酬第2号",
            await month.App.Http.GetStringAsync($"{Files}/2"),
            StringComparison.Ordinal
        );
        Assert.Contains(">请选择</option>", await month.TextAsync(Page), StringComparison.Ordinal);

        Assert.Contains(
            "请写明是哪一号文件的结果",
            await UploadAsync(month, "2026-09-T2,退票,户名不符\n", ""),
            StringComparison.Ordinal
        );
        await PayMonth.RefusedAsync(month.PostAsync("payout-files"), 422, "payout.nothing");
        Assert.Equal("", await UploadAsync(month, "2026-09-T2,退票,户名不符\n", "2"));
        await month.App.IdleAsync();

        Assert.Equal(1, await month.MailsAsync("T2@", "没有转成，请核对账户"));
        await PayMonth.OkAsync(month.PostAsync("payout-files"));
        await PayMonth.OkAsync(NamedAsync(month, "T2", 3));
    }

    [Fact]
    public async Task The_files_number_is_a_column_where_the_bank_wants_one_and_with_the_row_it_tells_whose_result_it_is()
    {
        await using var month = await ApprovedAsync();
        await SetAsync(month, "bank-file-columns", "file-number=批次,number=序号,account=账号,name=户名,amount=金额");
        await SetAsync(month, "bank-result-columns", "number=序号,result=状态,payslip=附言");
        Assert.Contains("\r\n,1,6227000012340001", await PreviewAsync(month), StringComparison.Ordinal);
        await PayMonth.OkAsync(month.PostAsync("payout-files"));

        Assert.Contains(
            "1,1,6227000012340001,沈知远,250.00\r\n1,2,6227000012340002,顾晓岚,2560.00\r\n",
            await month.App.Http.GetStringAsync($"{Files}/1"),
            StringComparison.Ordinal
        );
        await PayMonth.RefusedAsync(
            SentAsync(month, "批次,序号,状态\n1,3,成功\n"),
            422,
            "payout.line",
            "第1号银行文件里没有第3行，请核对文件号和行号"
        );
        await PayMonth.RefusedAsync(
            SentAsync(month, "批次,序号,状态,附言\n1,1,成功,2026-09-T2\n"),
            422,
            "payout.line",
            "第1号银行文件的第1行是工资单“2026-09-T1”，回执写的是“2026-09-T2”，请核对"
        );
        await PayMonth.RefusedAsync(SentAsync(month, "序号,状态\n1,成功\n"), 422, "payout.file-number");
        Assert.Equal("Approved", await month.StateOfAsync("T1"));

        await PayMonth.OkAsync(SentAsync(month, "批次,序号,状态\n1,1,成功\n1,2,失败\n"));
        Assert.Equal(("Paid", "Failed"), (await month.StateOfAsync("T1"), await month.StateOfAsync("T2")));
        await PayMonth.OkAsync(month.PostAsync("payout-files"));
        await PayMonth.OkAsync(SentAsync(month, "批次,序号,状态\n2,1,成功\n"));
        await month.App.IdleAsync();
        Assert.Equal("Paid", await month.StageAsync());
    }

    [Fact]
    public async Task Many_who_press_at_once_make_one_file()
    {
        await using var month = await ApprovedAsync();

        var pressed = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => month.PostAsync("payout-files")));

        Assert.Single(pressed, answer => answer.IsSuccessStatusCode);
        var files = (await month.App.Http.GetFromJsonAsync<JsonNode>(Files))!["items"]!.AsArray();
        Assert.Equal(2, (int)Assert.Single(files)!["awaited"]!);
    }

    private static Task<string> PreviewAsync(PayMonth month) =>
        month.App.Http.GetStringAsync("/api/settlements/2026-09/payout.csv");

    private static async Task<string> UploadAsync(PayMonth month, string rows, string number)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(number), "fileNumber" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes($"payslip,result,reason\n{rows}")), "file", "回执.csv" },
        };
        using var answer = await month.App.Http.PostAsync($"{Page}/results", form);
        return (int)answer.StatusCode == 303
            ? ""
            : System.Net.WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private static Task<HttpResponseMessage> NamedAsync(PayMonth month, string teacher, int file) =>
        month.PostAsync(
            "payout-results",
            new
            {
                results = new[]
                {
                    new
                    {
                        payslipId = $"2026-09-{teacher}",
                        ok = true,
                        file,
                    },
                },
            }
        );

    private static async Task SetAsync(PayMonth month, string name, string value) =>
        await PayMonth.OkAsync(
            month.App.Http.PutAsJsonAsync(
                $"/api/settings/{name}",
                new
                {
                    value,
                    from = "2026-10-16",
                    reason = "银行的模板",
                }
            )
        );

    private static async Task<HttpResponseMessage> SentAsync(PayMonth month, string receipt)
    {
        using var file = new StringContent(receipt, Encoding.UTF8, "text/csv");
        return await month.App.Http.PostAsync("/api/settlements/2026-09/payout-results", file);
    }

    private static async Task ReceiveAsync(PayMonth month, string rows)
    {
        using var file = new StringContent($"payslip,result,reason,file\n{rows}", Encoding.UTF8, "text/csv");
        await PayMonth.OkAsync(month.App.Http.PostAsync("/api/settlements/2026-09/payout-results", file));
    }

    private static async Task<PayMonth> ApprovedAsync()
    {
        var month = await PayMonth.StartAsync();
        await month.AddLessonAsync("A1", 1, 1);
        await month.AddLessonAsync("B2", 1, 1, "T2", 3000);
        await month.ReachAsync("Approved");
        return month;
    }
}
