namespace Delivery.Domain.Ordering;

/// <summary>Who orders and who carries out can be reached, each by phone and email.</summary>
public static class ContactRules
{
    public static IReadOnlyList<Refusal> Check(Contacts contacts)
    {
        ArgumentNullException.ThrowIfNull(contacts);
        return
        [
            .. Check(contacts.Ordering, "申报人", "contacts.ordering"),
            .. contacts.Delivery is { } delivery ? Check(delivery, "执行负责人", "contacts.delivery") : [],
        ];
    }

    private static IEnumerable<Refusal> Check(Contact contact, string who, string field)
    {
        if (string.IsNullOrWhiteSpace(contact.Name))
            yield return new("order.contacts", $"请填写{who}姓名", $"{field}.name");

        if (string.IsNullOrWhiteSpace(contact.Phone))
            yield return new("order.contacts", $"请填写{who}电话", $"{field}.phone");
        else if (!Phones.IsValid(contact.Phone))
            yield return new(
                "order.phone",
                $"{who}电话有误，请填11位手机号或带区号的固定电话，如021-55500001",
                $"{field}.phone"
            );

        if (string.IsNullOrWhiteSpace(contact.Email))
            yield return new("order.contacts", $"请填写{who}电子邮箱", $"{field}.email");
        else if (!Emails.IsValid(contact.Email))
            yield return new("order.email", $"{who}电子邮箱有误，请检查", $"{field}.email");
    }
}
