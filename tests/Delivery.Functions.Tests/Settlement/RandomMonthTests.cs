using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Xunit;

namespace Delivery.Functions.Tests.Settlement;

/// <summary>Months that chance made, with adjustments, disputes, failed transfers and everything sent twice, against the model.</summary>
public sealed class RandomMonthTests
{
    private const int Months = 6;

    private static readonly Gen<ModelLesson> Lesson =
        from teacher in Gen.OneOf(Gen.Const("T1"), Gen.Const("T2"))
        from isBasic in Gen.Bool
        from fen in Gen.OneOf(Gen.Int[1, 150_000], Gen.OneOf(Gen.Const(40_000), Gen.Const(80_000), Gen.Const(80_001)))
        from dear in Gen.Int[1, 30]
        from held in Gen.Bool
        from media in Gen.Bool
        from pay in Gen.Bool
        select new ModelLesson(teacher, isBasic, isBasic ? fen : fen * dear, held, media, pay);

    private static readonly Gen<(bool, ModelLesson[])> Street = Gen.Select(Gen.Bool, Lesson.Array[1, 6]);

    private static readonly Gen<ModelTeacher> Teacher =
        from adjusted in Gen.OneOf(Gen.Const(0), Gen.Int[-200_000, 50_000])
        from carries in Gen.Bool
        from disputed in Gen.OneOf(Gen.Const((int?)null), Gen.Int[0, 30_000].Select(fen => (int?)fen))
        from fails in Gen.Int[0, 2]
        from returns in Gen.Bool
        from next in Gen.Int[1, 150_000].Array[0, 2]
        select new ModelTeacher(adjusted, carries, disputed, fails, returns, next);

    [Fact]
    public Task A_month_and_what_it_leaves_to_the_next_agree_with_their_model_to_the_fen() =>
        Gen.Select(Street, Street, Teacher, Teacher)
            .SampleAsync(
                async (a, b, first, second) =>
                    await PlayAsync(new() { ["A1"] = a, ["B2"] = b }, new() { ["T1"] = first, ["T2"] = second }),
                iter: Months,
                threads: 1
            );

    private static async Task PlayAsync(
        Dictionary<string, (bool IsSilent, ModelLesson[] Lessons)> streets,
        Dictionary<string, ModelTeacher> teachers
    )
    {
        var model = new ModelMonth(streets, teachers);
        await using var month = await PayMonth.StartAsync();
        var contradicted = await TeachAsync(month, streets);
        await month.App.MoveToAsync(PayMonth.FeedbackClosed);
        foreach (var (lesson, pay) in contradicted)
            await PayMonth.OkAsync(
                month.PostAsync($"contradictions/{lesson}", new { delivered = pay, reason = "看过照片" })
            );
        string[] paid = [.. teachers.Keys.Where(model.HasPayslip)];
        foreach (var teacher in paid.Where(teacher => teachers[teacher].Adjusted != 0))
            await AdjustAsync(month, model, teacher, teachers[teacher]);
        await PayMonth.OkAsync(month.PostAsync("release"));
        await PayMonth.RefusedAsync(month.PostAsync("release"), 409, "settlement.stage");
        await month.App.IdleAsync();
        foreach (var teacher in paid.Where(teacher => teachers[teacher].Disputed is not null))
            await DisputeAsync(month, teacher, model.DisputedLine(teacher), teachers[teacher].Disputed!.Value);
        await month.App.MoveToAsync(PayMonth.CheckClosed);
        if (paid.Length > 0)
            await PayOutAsync(month, model, paid, teachers);
        Assert.True("Paid" == await month.StageAsync(), month.App.StoryOf("settlement-2026-09"));
        await AgreesAsync(month, model, paid);
        await NextMonth.PlayAsync(month, model, paid, teachers);
    }

    /// <returns>The lessons that street and teacher contradict each other about, with what staff will say.</returns>
    private static async Task<List<(string Lesson, bool Pay)>> TeachAsync(
        PayMonth month,
        Dictionary<string, (bool IsSilent, ModelLesson[] Lessons)> streets
    )
    {
        var contradicted = new List<(string, bool)>();
        foreach (var (street, (isSilent, lessons)) in streets)
        {
            var said = new List<(string, bool)>();
            foreach (var (index, lesson) in lessons.Index())
            {
                var id = await month.AddLessonAsync(
                    street,
                    1,
                    index + 1,
                    lesson.Teacher,
                    lesson.Fen / 100m,
                    lesson.HasMedia,
                    lesson.IsBasic ? FundingStream.Basic : FundingStream.NonBasic
                );
                said.Add((id, lesson.Held));
                if (ModelMonth.IsContradiction(isSilent, lesson))
                    contradicted.Add((id, lesson.StaffPay));
            }

            if (isSilent)
                continue;
            await month.App.MoveToAsync("2026-10-01T09:00");
            await PayMonth.OkAsync(month.FeedbackAsync(street, [.. said]));
        }

        return contradicted;
    }

    private static async Task AdjustAsync(PayMonth month, ModelMonth model, string teacher, ModelTeacher chance)
    {
        var sent = month.PostAsync(
            "adjustments",
            new
            {
                teacher,
                amount = chance.Adjusted / 100m,
                reason = "更正",
                carryRest = chance.Carries,
            }
        );
        if (model.IsRefused(teacher))
            await PayMonth.RefusedAsync(sent, 422, "payslip.negative");
        else
            await PayMonth.OkAsync(sent);
    }

    private static async Task DisputeAsync(PayMonth month, string teacher, (string Street, int Index) of, int fen)
    {
        var line = $"{of.Street}-2026-001-{of.Index + 1:00}";
        await PayMonth.OkAsync(
            month.PayslipAsync(
                teacher,
                "answer",
                new
                {
                    answer = "dispute",
                    line,
                    reason = "少了",
                }
            )
        );
        await PayMonth.OkAsync(
            month.PayslipAsync(teacher, "dispute-answer", new { answer = "已核对", adjustment = fen / 100m })
        );
    }

    private static async Task PayOutAsync(
        PayMonth month,
        ModelMonth model,
        string[] paid,
        Dictionary<string, ModelTeacher> teachers
    )
    {
        await PayMonth.OkAsync(month.ApproveAsync());
        await PayMonth.RefusedAsync(month.ApproveAsync(), 409, "settlement.stage");
        await month.App.IdleAsync();
        string[] open = [.. paid.Where(teacher => model.NetOf(teacher) > 0)];
        for (var round = 0; open.Length > 0; round++)
        {
            Assert.Equal(open.Sum(model.NetOf), await NextMonth.FileTotalAsync(month, "2026-09"));
            (string, bool)[] results = [.. open.Select(teacher => (teacher, teachers[teacher].Fails <= round))];
            await PayMonth.OkAsync(month.ResultsAsync(results));
            await PayMonth.OkAsync(month.ResultsAsync(results));
            open = [.. results.Where(result => !result.Item2).Select(result => result.Item1)];
        }

        await month.App.IdleAsync();
    }

    private static async Task AgreesAsync(PayMonth month, ModelMonth model, string[] paid)
    {
        var payslips = (await month.RunAsync())["payslips"]!.AsArray();
        Assert.Equal(
            paid.Select(teacher => (teacher, model.GrossOf(teacher), ModelMonth.TaxOn(model.GrossOf(teacher)))),
            payslips.Select(one => ((string)one!["teacher"]!, Fen(one["gross"]!), Fen(one["tax"]!)))
        );
        foreach (var street in new[] { "A1", "B2" })
        {
            var quota = await month.App.Http.GetFromJsonAsync<JsonNode>($"/api/streets/{street}/quota/2026");
            Assert.Equal((model.SpentBy(street), 0L), (Fen(quota!["spent"]!), Fen(quota["reserved"]!)));
            var statement = await month.App.Http.GetFromJsonAsync<JsonNode>($"/api/statements/streets/{street}/2026");
            Assert.Equal(model.SpentBy(street), Fen(statement!["basic"]!));
        }

        Assert.Equal(model.Deferred, (await month.Lists.OfMonthAsync(new Month(2026, 10))).Count);
    }

    internal static long Fen(JsonNode yuan) => (long)((decimal)yuan * 100);
}
