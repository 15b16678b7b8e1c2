using Delivery.Domain.Ordering;
using static Delivery.Domain.Tests.Ordering.Sample;

namespace Delivery.Domain.Tests.Ordering;

public class OrderRulesTests
{
    [Fact]
    public void A_good_order_is_taken() => Assert.Empty(OrderRules.Check(Request, Facts));

    [Fact]
    public void A_good_lecture_is_taken() =>
        Assert.Empty(OrderRules.Check(AsLecture(Request), Facts with { Discipline = Talk }));

    [Fact]
    public void A_suspended_street_cannot_order() =>
        AssertRefused(
            Request,
            Facts with
            {
                Street = NanjingEast with { Status = StreetStatus.Suspended },
            },
            new Refusal(
                "order.suspended",
                "本街镇已被停止配送，请先在“违规与整改”页（/street/conduct）提交整改说明，协会接受后即可申报",
                "street"
            )
        );

    [Fact]
    public void Without_the_years_agreement_there_are_no_orders()
    {
        var missing = new Refusal("order.agreement", "请先签订2026年责任书，再申报2026年的课程", "street");

        AssertRefused(Request, Facts with { Agreement = null }, missing);
        AssertRefused(Request, Facts with { Agreement = Signed with { Year = 2025 } }, missing);
        Assert.Empty(
            OrderRules.Check(
                Request,
                Facts with
                {
                    Agreement = null,
                    Settings = new() { AgreementRequired = false },
                }
            )
        );
    }

    [Fact]
    public void An_agreement_is_in_force_once_both_sides_have_signed() =>
        AssertRefused(
            Request,
            Facts with
            {
                Agreement = Signed with { CountersignedBy = null, CountersignedOn = null },
            },
            new Refusal("order.agreement", "2026年责任书尚待协会会签，会签后即可申报，请联系协会", "street")
        );

    [Fact]
    public void Every_reason_is_told_at_once()
    {
        var request = Request with
        {
            Audience = Request.Audience with { Expected = 5 },
            Venue = Request.Venue with { Address = "" },
            Lessons = [Lesson("2026-09-03 05:00", 20), Lesson("2026-10-01 09:30"), Lesson("2026-10-01 10:00")],
            Contacts = new(Filer with { Phone = "12345" }, Carrier with { Email = "" }),
        };
        var facts = Facts with
        {
            Street = NanjingEast with { Status = StreetStatus.Suspended },
            Agreement = null,
            Others = [Other("A", 1), Other("B", 1), Other("C", 1)],
        };

        Assert.Equal(
            [
                ("order.suspended", "street"),
                ("order.agreement", "street"),
                ("order.venue", "venue.address"),
                ("order.participants", "audience.expected"),
                ("order.minutes", "lessons[0].minutes"),
                ("order.hours", "lessons[0].start"),
                ("order.overlap", "lessons[2].start"),
                ("order.holiday", "lessons[1].start"),
                ("order.holiday", "lessons[2].start"),
                ("order.too-late", "lessons[0].start"),
                ("order.disciplines-per-category", "discipline"),
                ("order.phone", "contacts.ordering.phone"),
                ("order.contacts", "contacts.delivery.email"),
            ],
            OrderRules.Check(request, facts).Select(r => (r.Code, r.Field))
        );
    }
}
