using Delivery.Domain.Teaching.Enrolling;

namespace Delivery.Domain.Tests.Teaching;

/// <summary>What is asked of who signs up.</summary>
public sealed class ParticipantTests
{
    private static readonly EnrolmentSettings Settings = new();
    private static readonly DateOnly Today = new(2026, 9, 1);

    private static readonly Participant Adult = new("张一", "13800010001", 1958);
    private static readonly Participant Child = Adult with { BirthYear = 2018 };

    private static readonly Guardian Parent = new("张大", "13800010009", Consents: true);

    [Theory]
    [InlineData(2012, true)]
    [InlineData(2013, true)]
    [InlineData(2011, false)]
    public void Who_may_still_be_under_fourteen_needs_a_guardian(int birthYear, bool needed)
    {
        var codes = Check(Adult with { BirthYear = birthYear }).Select(refusal => refusal.Code).ToList();

        Assert.Equal(needed, codes.Contains("enrolment.guardian"));
        Assert.Equal(needed, codes.Contains("enrolment.consent"));
    }

    [Fact]
    public void A_guardian_is_kept_of_children_alone()
    {
        Assert.Null((Adult with { Guardian = Parent }).WithGuardianOfChild(Today).Guardian);
        Assert.Equal(Parent, (Child with { Guardian = Parent }).WithGuardianOfChild(Today).Guardian);
    }

    [Fact]
    public void A_guardian_with_name_phone_and_consent_is_enough() =>
        Assert.Empty(Check(Child with { Guardian = Parent }));

    [Theory]
    [InlineData("", "13800010001", 1958, null, "enrolment.name", "请填写姓名", "name")]
    [InlineData("张一", "1380001", 1958, null, "enrolment.phone", "请填写11位手机号，验证码发到这个手机", "phone")]
    [InlineData("张一", "021-55500001", 1958, null, "enrolment.phone", "请填写11位手机号，验证码发到这个手机", "phone")]
    [InlineData("张一", "13800010001", null, null, "enrolment.birth-year", "请填写出生年份，例如 1958", "birthYear")]
    [InlineData("张一", "13800010001", 1899, null, "enrolment.birth-year", "请填写出生年份，例如 1958", "birthYear")]
    [InlineData("张一", "13800010001", 2027, null, "enrolment.birth-year", "请填写出生年份，例如 1958", "birthYear")]
    [InlineData(
        "张一",
        "13800010001",
        1958,
        "zhang@",
        "enrolment.email",
        "请填写正确的邮箱，例如 name@example.cn，或留空",
        "email"
    )]
    public void What_is_missing_or_wrong_is_said(
        string name,
        string phone,
        int? year,
        string? email,
        string code,
        string message,
        string field
    ) => Assert.Equal([new Refusal(code, message, field)], Check(new Participant(name, phone, year, email)));

    [Fact]
    public void What_is_missing_is_said_from_the_top_of_the_form_to_its_end() =>
        Assert.Equal(
            ["name", "phone", "birthYear", "email", "members[0].name"],
            Check(new Participant("", "", null, "none"), Adult with { Name = "" }).Select(refusal => refusal.Field)
        );

    [Fact]
    public void What_is_missing_of_a_family_is_said_beside_its_row() =>
        Assert.Equal(
            [
                new Refusal("enrolment.name", "请填写第1位家人的姓名", "members[0].name"),
                new Refusal("enrolment.birth-year", "请填写第2位家人的出生年份，例如 1958", "members[1].birthYear"),
            ],
            Check(Adult, Adult with { Name = " " }, Adult with { Name = "李三", BirthYear = null })
        );

    public static TheoryData<Guardian?, Refusal[]> Guardians { get; } =
        new()
        {
            { null, [NoName, NoPhone, NoConsent] },
            { Parent with { Name = " " }, [NoName] },
            { Parent with { Phone = "1380001" }, [NoPhone] },
            { Parent with { Consents = false }, [NoConsent] },
        };

    [Theory]
    [MemberData(nameof(Guardians))]
    public void What_is_missing_of_a_guardian_is_said(Guardian? guardian, Refusal[] refusals) =>
        Assert.Equal(refusals, Check(Child with { Guardian = guardian }));

    [Fact]
    public void A_landline_will_do_where_no_code_is_sent_and_what_is_no_phone_will_not()
    {
        Assert.Empty(ParticipantRules.Check([Adult with { Phone = "021-55500001" }], Today, Settings, byCode: false));
        Assert.Equal(
            [new Refusal("enrolment.phone", "请填写11位手机号，或带区号的座机号", "phone")],
            InChinese(ParticipantRules.Check([Adult with { Phone = "1380001" }], Today, Settings, byCode: false))
        );
    }

    [Fact]
    public void A_family_is_as_large_as_the_setting_and_names_nobody_twice()
    {
        var family = Enumerable.Range(1, 5).Select(number => Adult with { Name = $"张{number}" }).ToArray();

        Assert.Equal(
            [new Refusal("enrolment.members", "一个手机号最多为4人报同一门课，请减少人数", "members")],
            Check(family)
        );
        Assert.Equal(
            [new Refusal("enrolment.twice", "“张2”写了两次，请只留一个", "members[1].name")],
            Check(family[0], family[1], family[1])
        );
    }

    [Fact]
    public void A_name_with_a_space_in_it_is_the_same_name() =>
        Assert.Equal(
            [new Refusal("enrolment.twice", "“张 一”写了两次，请只留一个", "members[0].name")],
            Check(Adult, Adult with { Name = "张 一" })
        );

    [Theory]
    [InlineData(1958, 1958)]
    [InlineData(68, 1958)]
    [InlineData(0, 2026)]
    [InlineData(130, null)]
    [InlineData(-1, null)]
    public void A_year_of_birth_and_an_age_are_both_understood(int typed, int? year) =>
        Assert.Equal(year, ParticipantRules.BirthYearOf(typed, Today));

    [Theory]
    [InlineData("张", "张")]
    [InlineData("张三", "张*")]
    [InlineData("欧阳小明", "欧***")]
    [InlineData("𠮷田", "𠮷*")]
    public void A_masked_name_keeps_its_first_character(string name, string masked) =>
        Assert.Equal(masked, (Adult with { Name = name }).MaskedName);

    private static Refusal NoName => new("enrolment.guardian", "未满14岁的孩子报名，请填写监护人姓名", "guardian.name");

    private static Refusal NoPhone =>
        new("enrolment.guardian-phone", "请填写监护人的11位手机号，或带区号的座机号", "guardian.phone");

    private static Refusal NoConsent =>
        new("enrolment.consent", "未满14岁的孩子报名，需要监护人勾选同意", "guardian.consents");

    private static IReadOnlyList<Refusal> Check(params Participant[] people) =>
        InChinese(ParticipantRules.Check(people, Today, Settings, byCode: true));

    /// <summary>As they are judged here; each has an English sentence too, in which no Chinese is left.</summary>
    private static IReadOnlyList<Refusal> InChinese(IReadOnlyList<Refusal> refusals)
    {
        Assert.All(refusals, refusal => Assert.Matches(@"^\P{IsCJKUnifiedIdeographs}+$", refusal.English!));
        return [.. refusals.Select(refusal => refusal with { English = null })];
    }
}
