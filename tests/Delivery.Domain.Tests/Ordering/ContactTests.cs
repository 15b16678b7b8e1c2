using Delivery.Domain.Ordering;
using static Delivery.Domain.Tests.Ordering.Sample;

namespace Delivery.Domain.Tests.Ordering;

public class ContactTests
{
    [Theory]
    [InlineData("13800001234", true)]
    [InlineData("19912345678", true)]
    [InlineData("12800001234", false)]
    [InlineData("1380000123", false)]
    [InlineData("138000012345", false)]
    [InlineData("+8613800001234", false)]
    [InlineData("138 0000 1234", false)]
    [InlineData("１３８00001234", false)]
    [InlineData("021-55500001", true)]
    [InlineData("02155500001", true)]
    [InlineData("021-55500001-802", true)]
    [InlineData("0512-55500001", true)]
    [InlineData("0571-5550001", true)]
    [InlineData("55500001", false)]
    [InlineData("021-15500001", false)]
    [InlineData("021-555", false)]
    [InlineData("13800001234\n", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_phone_is_a_mainland_mobile_or_a_landline(string? phone, bool valid) =>
        Assert.Equal(valid, Phones.IsValid(phone));

    [Theory]
    [InlineData("13812345678", "138****5678")]
    [InlineData("021-55500001", "021-****0001")]
    [InlineData("051255500001-802", "0512-****0001")]
    [InlineData("hello", "****")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void A_masked_phone_shows_who_knows_it_which_one_it_is(string? phone, string masked) =>
        Assert.Equal(masked, Phones.Mask(phone));

    [Theory]
    [InlineData("wangli@example.cn", true)]
    [InlineData("wang.li+sport@mail.example.com", true)]
    [InlineData("wangli", false)]
    [InlineData("wangli@", false)]
    [InlineData("wangli@example", false)]
    [InlineData("wang li@example.cn", false)]
    [InlineData("a@b@example.cn", false)]
    [InlineData("wangli@-example.cn", false)]
    [InlineData("wangli@example..cn", false)]
    [InlineData("wangli@example.cn,b@example.cn", false)]
    [InlineData("wangli@example.cn\r\nBcc: b@example.cn", false)]
    [InlineData(null, false)]
    public void An_email_is_one_address(string? email, bool valid) => Assert.Equal(valid, Emails.IsValid(email));

    [Theory]
    [InlineData("wangli@example.cn", "w****@example.cn")]
    [InlineData("hello", "****")]
    [InlineData(null, "")]
    public void A_masked_email_keeps_its_first_letter_and_domain(string? email, string masked) =>
        Assert.Equal(masked, Emails.Mask(email));

    [Fact]
    public void One_person_may_do_both()
    {
        var contacts = new Contacts(Filer, null);

        Assert.Empty(ContactRules.Check(contacts));
        Assert.Equal(Filer, contacts.ForDelivery);
        Assert.Equal(Carrier, new Contacts(Filer, Carrier).ForDelivery);
    }

    [Fact]
    public void Two_people_both_need_name_phone_and_email()
    {
        var nobody = new Contact("", "", "");

        Assert.Equal(
            [
                new("order.contacts", "请填写申报人姓名", "contacts.ordering.name"),
                new("order.contacts", "请填写申报人电话", "contacts.ordering.phone"),
                new("order.contacts", "请填写申报人电子邮箱", "contacts.ordering.email"),
                new("order.contacts", "请填写执行负责人姓名", "contacts.delivery.name"),
                new("order.contacts", "请填写执行负责人电话", "contacts.delivery.phone"),
                new("order.contacts", "请填写执行负责人电子邮箱", "contacts.delivery.email"),
            ],
            ContactRules.Check(new(nobody, nobody))
        );
    }

    [Fact]
    public void A_wrong_phone_or_email_is_told_with_an_example() =>
        Assert.Equal(
            [
                new(
                    "order.phone",
                    "执行负责人电话有误，请填11位手机号或带区号的固定电话，如021-55500001",
                    "contacts.delivery.phone"
                ),
                new("order.email", "执行负责人电子邮箱有误，请检查", "contacts.delivery.email"),
            ],
            ContactRules.Check(new(Filer, new("陈强", "55500001", "chenqiang")))
        );

    [Fact]
    public void The_streets_own_contacts_serve_where_the_order_names_none()
    {
        var facts = Facts with { Street = NanjingEast with { Contacts = new(Filer with { Email = "" }, null) } };

        Assert.Equal("contacts.ordering.email", Assert.Single(OrderRules.Check(Request, facts)).Field);
        Assert.Empty(OrderRules.Check(Request with { Contacts = new(Filer, null) }, facts));
    }
}
