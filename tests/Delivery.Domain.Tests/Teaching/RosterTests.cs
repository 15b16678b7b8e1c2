using Delivery.Domain.Teaching.Enrolling;
using Delivery.Domain.Teaching.Roster;

namespace Delivery.Domain.Tests.Teaching;

/// <summary>What is asked of a list that a street sends.</summary>
public sealed class RosterTests
{
    private static readonly DateOnly Today = new(2026, 9, 1);
    private static readonly Participant Somebody = new("张三", "13900010001");
    private static readonly Participant Child = Somebody with { BirthYear = 2018 };
    private static readonly Guardian Parent = new("张大", "13800010009", Consents: true);

    [Fact]
    public void Name_and_phone_are_enough_and_a_landline_is_a_phone() =>
        Assert.Empty(Check(Somebody, new Participant("李四", "021-55500001")));

    public static TheoryData<Participant, Refusal> Wrong { get; } =
        new()
        {
            { Somebody with { Name = " " }, new("roster.name", "第2行缺少姓名，请补上", "people[1].name") },
            {
                Somebody with
                {
                    Phone = "1390001",
                },
                new("roster.phone", "第2行的电话“1390001”不对，应为11位手机号，或带区号的座机号", "people[1].phone")
            },
            { Somebody with { BirthYear = 1899 }, Birth },
            { Somebody with { BirthYear = 2027 }, Birth },
            {
                Child with
                {
                    Guardian = Parent with { Name = "" },
                },
                new("roster.guardian", "第2行的孩子可能未满14岁，请补上监护人姓名", "people[1].guardian.name")
            },
            {
                Child with
                {
                    Guardian = Parent with { Phone = "1" },
                },
                new(
                    "roster.guardian-phone",
                    "第2行的孩子可能未满14岁，请补上监护人的11位手机号，或带区号的座机号",
                    "people[1].guardian.phone"
                )
            },
            {
                Child with
                {
                    Guardian = Parent with { Consents = false },
                },
                new(
                    "roster.consent",
                    "第2行的孩子可能未满14岁，请先征得监护人同意，并写明“监护人同意”",
                    "people[1].guardian.consents"
                )
            },
        };

    [Fact]
    public void Who_is_named_with_a_guardian_and_without_a_year_is_taken_for_a_child()
    {
        Assert.Empty(Check(Somebody with { Guardian = Parent }));
        Assert.Equal(
            ["roster.guardian-phone", "roster.consent"],
            Check(Somebody with { Guardian = Parent with { Phone = "", Consents = false } }).Select(one => one.Code)
        );
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_is_said_by_its_row(Participant person, Refusal refusal) =>
        Assert.Equal([refusal], Check(new Participant("李四", "13900010002"), person));

    [Theory]
    [InlineData(2012, 3)]
    [InlineData(2011, 0)]
    public void Who_may_still_be_under_fourteen_needs_a_guardian_on_a_streets_list_too(int birthYear, int refusals) =>
        Assert.Equal(refusals, Check(Somebody with { BirthYear = birthYear }).Count);

    [Theory]
    [InlineData("张三")]
    [InlineData("张 三")]
    public void Nobody_stands_twice_on_it_however_the_name_is_spaced(string name) =>
        Assert.Equal(
            [new Refusal("roster.twice", "第3行与第1行是同一个人，请只留一行", "people[2].name")],
            Check(Somebody, new Participant("李四", "13900010002"), Somebody with { Name = name })
        );

    [Fact]
    public void It_is_no_longer_than_a_thousand_people() =>
        Assert.Equal(
            [new Refusal("roster.too-many", "名单最多1000人，现有1001人，请核对", "people")],
            Check([.. Enumerable.Range(0, 1001).Select(_ => Somebody)])
        );

    [Fact]
    public void What_somebody_told_before_stays_where_the_list_says_nothing()
    {
        var known = Child with { Email = "zhang@example.com", Guardian = Parent };

        Assert.Equal(known, RosterRules.Completed(Somebody, known));
    }

    [Fact]
    public void A_guardians_consent_is_not_taken_back_by_a_list_that_names_the_same_guardian()
    {
        var known = Child with { Guardian = Parent };

        Assert.Equal(known, RosterRules.Completed(Child with { Guardian = Parent with { Consents = false } }, known));
        var other = new Guardian("李大", "13800010008");
        Assert.Equal(other, RosterRules.Completed(Child with { Guardian = other }, known).Guardian);
    }

    private static Refusal Birth =>
        new("roster.birth-year", "第2行的出生年份不对，应为1900至2026，或留空", "people[1].birthYear");

    private static IReadOnlyList<Refusal> Check(params Participant[] people) =>
        RosterRules.Check([.. people.Select((person, at) => new RosterRow(at + 1, person))], Today);
}
