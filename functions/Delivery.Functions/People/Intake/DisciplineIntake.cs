using Delivery.Domain;
using Delivery.Domain.Ordering;
using Delivery.Functions.Storage;

namespace Delivery.Functions.People.Intake;

/// <summary>A discipline in a file, as the API has it.</summary>
public sealed record DisciplineRow(
    [Typed(TextKind.Code)] string Code,
    [Typed(TextKind.Title)] string Name,
    Category Category,
    int DefaultLessons,
    int LessonMinutes,
    [Typed(TextKind.Paragraph)] string? Equipment = null
);

/// <summary>The catalogue of what is taught, from a file.</summary>
public sealed class DisciplineIntake(Registers registers)
    : RegisterIntake<DisciplineRow, Discipline>(
        registers.Disciplines,
        "disciplines",
        "项目",
        "code",
        [
            new("code", "项目代码", "TJQ99") { Also = ["代码", "编号"] },
            new("name", "项目名称", "太极拳（入门）") { Also = ["名称", "项目"] },
            new("category", "类别", "武术类", CellKind.Category),
            new("defaultLessons", "默认课时", "10", CellKind.Whole) { Also = ["课时"] },
            new("lessonMinutes", "每节分钟", "90", CellKind.Whole) { Also = ["每节时长", "分钟"] },
            new("equipment", "场地要求", "平整的室内场地") { Also = ["器材"] },
        ]
    )
{
    protected override string CodeOf(Discipline value) => value.Code;

    protected override DisciplineRow RowOf(Discipline known) =>
        new(known.Code, known.Name, known.Category, known.DefaultLessons, known.LessonMinutes, known.Equipment);

    protected override Discipline ValueOf(DisciplineRow row, Discipline? known) =>
        new(row.Code, row.Name, row.Category, row.DefaultLessons, row.LessonMinutes, row.Equipment);

    protected override IReadOnlyList<Refusal> Check(Discipline value) => RegisterRules.Check(value);
}
