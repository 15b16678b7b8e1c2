using Delivery.Domain;
using Delivery.Domain.Ordering;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Web.Intake;

namespace Delivery.Functions.Ordering.Disciplines;

/// <summary>The catalogue of what is taught, from a file.</summary>
public sealed class DisciplineIntake(Registers registers, CurrentSettings settings)
    : RegisterIntake<DisciplineBody, Discipline>(
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
            new("nameEn", "英文名称", "Tai chi") { Also = ["英文"] },
            new("active", "在用", "是", CellKind.YesNo, BlankKeeps: true),
        ]
    )
{
    protected override string CodeOf(Discipline value) => value.Code;

    protected override DisciplineBody BodyOf(Discipline known) => DisciplineBody.Of(known);

    protected override Discipline ValueOf(string code, DisciplineBody body, Discipline? known) =>
        body.Discipline(code, known);

    protected override IReadOnlyList<Refusal> Check(Discipline value, Discipline? known) =>
        RegisterRules.Check(value, settings.Ordering);
}
