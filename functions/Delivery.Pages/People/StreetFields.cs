using Delivery.Domain.Ordering;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;

namespace Delivery.Pages.People;

/// <summary>What a street's form, page and history show, in the words of all three.</summary>
public static class StreetFields
{
    private const string Same = "同申报人";

    public static IReadOnlyList<FieldGroup> Groups { get; } =
    [
        new(
            "街镇",
            [
                new("name", "名称", Required: true),
                new("district", "所属区", FieldKind.Choice, AllDistricts, Required: true),
            ]
        ),
        new("申报人", Contact("ordering", "申报人", required: true)),
        new("执行负责人", Contact("delivery", "执行负责人", required: false)),
        new(
            "对外公布的联系处",
            [
                new("publishedName", "联系处", Required: true),
                new("publishedPhone", "联系处电话", FieldKind.Phone, Required: true),
            ]
        ),
    ];

    public static IReadOnlyList<Choice> AllDistricts =>
        [.. Districts.All.Select(district => new Choice(district.Name, district.Name))];

    public static EntryValues ValuesOf(Street street) =>
        new(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["name"] = street.Name,
                ["district"] = street.District,
                ["orderingName"] = street.Contacts.Ordering.Name,
                ["orderingPhone"] = street.Contacts.Ordering.Phone,
                ["orderingEmail"] = street.Contacts.Ordering.Email,
                ["deliveryName"] = street.Contacts.Delivery?.Name ?? "",
                ["deliveryPhone"] = street.Contacts.Delivery?.Phone ?? "",
                ["deliveryEmail"] = street.Contacts.Delivery?.Email ?? "",
                ["publishedName"] = street.PublishedContact.Name,
                ["publishedPhone"] = street.PublishedContact.Phone,
            }
        );

    /// <summary>The form's name of a field that a refusal names as the API spells it.</summary>
    public static string FormNameOf(string? apiField) =>
        apiField switch
        {
            "publishedContact.name" => "publishedName",
            "publishedContact.phone" => "publishedPhone",
            { } contact when contact.Split('.') is ["contacts", var who, var what] => who
                + char.ToUpperInvariant(what[0])
                + what[1..],
            _ => apiField ?? "",
        };

    private static IReadOnlyList<EntryField> Contact(string who, string label, bool required) =>
        [
            new(
                $"{who}Name",
                $"{label}姓名",
                Hint: required ? null : "与申报人是同一人时，这三项不用填",
                Required: required,
                Nothing: Same
            ),
            new($"{who}Phone", $"{label}电话", FieldKind.Phone, Required: required, Nothing: Same),
            new($"{who}Email", $"{label}邮箱", FieldKind.Email, Required: required, Nothing: Same),
        ];
}
