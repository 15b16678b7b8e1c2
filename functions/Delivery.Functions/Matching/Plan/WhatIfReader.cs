using Delivery.Domain;
using Delivery.Domain.Matching;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Pages.Matching.Plan;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Matching.Plan;

/// <summary>The form that tries one change of the plan, and what the change would win.</summary>
public sealed class WhatIfReader(WhatIfTrials trials, WholePlan whole, Registers registers)
{
    private static readonly string[] Fields =
    [
        "if",
        "discipline",
        "district",
        "liftCourse",
        "teacher",
        "moveCourse",
        "lesson",
        "lessonDate",
        "lessonStart",
    ];

    public async Task<WhatIfModel> ReadAsync(MadePlan now, Caller caller, IQueryCollection asked)
    {
        var typed = Fields.ToDictionary(field => field, field => asked[field].ToString(), StringComparer.Ordinal);
        var disciplines = (await registers.Disciplines.LatelyAsync()).Select(row => row.Value).ToList();
        var model = new WhatIfModel(
            [.. disciplines.Select(one => new Choice(one.Code, one.Name, one.Category.Label()))],
            [.. Districts.All.Select(one => new Choice(one.Name, one.Name))],
            [
                .. now.Plan.Courses.Select(one => new Choice(
                    one.CourseId,
                    $"{one.Street} · {one.Discipline}（{one.CourseId}）"
                )),
            ],
            [.. Obstructed(now).Select(one => new Choice(one.TeacherId, one.Name))],
            typed,
            Tried: null,
            Won: [],
            FormErrors.None
        );
        if (typed["if"].Length == 0)
            return model;
        var trial = await trials.TryAsync(now, model);
        return trial.Match(
            one =>
                model with
                {
                    Tried = one.Tried,
                    Won = Won(now, whole.Make(caller.Name, one.Facts, PlanReader.MostSeconds)),
                },
            refusals => model with { Errors = ErrorsOf(refusals) }
        );
    }

    private static FormErrors ErrorsOf(IReadOnlyList<Refusal> refusals) =>
        new([.. refusals.Select(one => new FieldError(one.Field ?? "", one.Message))]);

    private static IEnumerable<LeftOut> Obstructed(MadePlan now) =>
        now
            .Facts.Ranked.SelectMany(one => one.Ranked.LeftOut)
            .DistinctBy(one => one.TeacherId)
            .OrderBy(one => one.Name, StringComparer.Ordinal);

    private static IReadOnlyList<string> Won(MadePlan now, MadePlan then)
    {
        var before = now.Plan.Courses.Where(one => one.Ask.Count > 0).Select(one => one.CourseId).ToHashSet();
        var more = then.Plan.Courses.Where(one => one.Ask.Count > 0 && !before.Contains(one.CourseId)).ToList();
        var served = then.Plan.Served - now.Plan.Served;
        return
        [
            served > 0 ? $"能多排{served}门课"
            : served < 0 ? $"会少排{-served}门课"
            : "排到老师的课程一样多",
            .. more.Select(one => $"{one.Street} · {one.Discipline} 排到{one.Ask[0].Name}老师"),
            $"总分 {now.Plan.Score:0.##} → {then.Plan.Score:0.##}",
        ];
    }
}
