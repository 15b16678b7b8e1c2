using Delivery.Domain.Ordering.Agreements;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;

namespace Delivery.Pages.Ordering.Agreements;

/// <summary>What the form, page and history of a version of the letter show.</summary>
public static class AgreementTextFields
{
    public static IReadOnlyList<FieldGroup> Groups(int year) =>
        [
            new(
                "文本",
                [
                    new(
                        "from",
                        "从哪天起申报须签这一版",
                        FieldKind.Date,
                        Hint: $"例如 {year + 1}-01-01；签过旧版的街镇，到这一天须已签这一版",
                        Required: true
                    ),
                    new(
                        "letter",
                        "正文",
                        FieldKind.Lines,
                        Hint: "保存后不能改。新增时先放一份范本，请按协会的要求改好",
                        Required: true
                    ),
                ]
            ),
        ];

    public static EntryValues ValuesOf(AgreementText text) =>
        new(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["from"] = Dates.Iso(text.From),
                ["letter"] = text.Text,
            }
        );
}
