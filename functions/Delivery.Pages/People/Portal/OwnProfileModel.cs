using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;

namespace Delivery.Pages.People.Portal;

/// <summary>What the association has of a teacher, as the teacher reads it; the form holds what is the teacher's own.</summary>
/// <param name="Version">Of the entry that the form shows.</param>
/// <param name="IsStale">Somebody changed the entry meanwhile.</param>
/// <param name="Kept">What only the association changes.</param>
/// <param name="Disciplines">What the teacher is registered for, each with its certificates.</param>
public sealed record OwnProfileModel(
    PageFrame Frame,
    string FormKey,
    string TeacherId,
    string Version,
    EntryValues Values,
    bool Saved,
    bool IsStale,
    IReadOnlyList<Fact> Kept,
    IReadOnlyList<OwnDiscipline> Disciplines,
    FormErrors Errors
) : IModelOf<OwnProfilePage>
{
    public static IReadOnlyList<EntryField> Fields { get; } =
    [
        new("phone", "手机", FieldKind.Phone, Hint: "已经签收的课，请同时告诉街镇的联系人", Required: true),
        new("homeDistrict", "家在哪个区", FieldKind.Choice, StreetFields.AllDistricts, "路程从这个区算起"),
        new("districts", "还能去的区", FieldKind.Checks, StreetFields.AllDistricts),
        new(
            "nameMayBePublished",
            "公布姓名",
            FieldKind.Check,
            Hint: "同意从以后确认的课算起；不再同意的，还没有公布的一览和课程页、海报马上不写姓名，已经公布的一览要改，请打电话给协会",
            Ask: "同意在一周一览里公布我的姓名"
        ),
    ];
}

/// <param name="Certificates">Number and last day; empty where the association has seen the paper and registered none.</param>
/// <param name="Mark">Whether it ends soon.</param>
public sealed record OwnDiscipline(string Name, IReadOnlyList<string> Certificates, Mark? Mark = null);
