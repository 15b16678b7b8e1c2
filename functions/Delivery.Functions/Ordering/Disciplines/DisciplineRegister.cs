using Azure;
using Delivery.Domain.Ordering;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Web.Registers;
using Delivery.Functions.Web.Typed;
using Delivery.Functions.Workflow;
using Delivery.Pages.Ordering;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;

namespace Delivery.Functions.Ordering.Disciplines;

/// <summary>The catalogue as its pages keep it. What is no longer taught is made inactive: orders that name it keep it.</summary>
public sealed class DisciplineRegister(Registers registers, CurrentSettings settings)
    : RegisterKind<Discipline>(registers.Disciplines)
{
    public override string Path => Paths.Disciplines;

    public override string Name => "项目";

    public override string About => "街镇可以申报的健身课和讲座。";

    public override string SearchHint => "名称或代码";

    public override EntryField Code { get; } =
        new("code", "项目代码", Hint: "1至64个字母、数字、-、_或.，登记后不能改", Required: true);

    public override IReadOnlyList<string> Columns { get; } = ["项目", "类别", "默认课时", "每节"];

    public override IReadOnlyList<RegisterFilter<Discipline>> Filters { get; } =
    [
        new(
            "category",
            "类别",
            DisciplineFields.Categories,
            (discipline, category) => $"{discipline.Category}" == category
        ),
        new(
            "status",
            "状态",
            [new Choice("active", "在用"), new Choice("inactive", "已停用")],
            (discipline, status) => discipline.Active == (status == "active")
        ),
    ];

    public override Task<IReadOnlyList<FieldGroup>> GroupsAsync() =>
        Task.FromResult(DisciplineFields.GroupsOf(settings.Ordering));

    public override string TitleOf(Discipline entry) => entry.Name;

    public override EntryValues ValuesOf(Discipline entry) => DisciplineFields.ValuesOf(entry);

    public override IReadOnlyList<string> CellsOf(Discipline entry) =>
        [entry.Category.Label(), $"{entry.DefaultLessons}节", $"{entry.LessonMinutes}分钟"];

    public override IReadOnlyList<Mark> MarksOf(Discipline entry) =>
        [entry.Active ? new Mark("在用", Tone.Ok) : new Mark("已停用", Tone.Warn)];

    public override EntryRead<Discipline> Read(string code, EntryValues typed, Discipline? known)
    {
        var category = Enum.TryParse<Category>(typed["category"], out var chosen) && Enum.IsDefined(chosen);
        var discipline = new Discipline(
            code,
            typed["name"],
            chosen,
            // What is no number is none of those that the rules allow.
            TypedNumbers.Whole(typed["defaultLessons"]) ?? 0,
            TypedNumbers.Whole(typed["lessonMinutes"]) ?? 0,
            typed["equipment"] is { Length: > 0 } equipment ? equipment : null,
            typed["active"] == "true",
            typed["nameEn"] is { Length: > 0 } english ? english : null
        );
        return new EntryRead<Discipline>(
            discipline,
            [
                .. category ? [] : (FieldError[])[new("category", "请选择类别")],
                .. FormErrors.Of(RegisterRules.Check(discipline, settings.Ordering)).All,
            ]
        );
    }

    public override async Task<PutResult> SaveAsync(Call call, string code, Discipline entry, ETag ifMatch) =>
        (await Register.PutAsync(call, new Act("discipline.put", code), code, entry, ifMatch)).Result;
}
